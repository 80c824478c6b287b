"""Where people meet the bot. A channel translates and decides nothing."""
