"""A pack about two invented ports: the island of Orland sent coal to the town of Sandmouth."""

from __future__ import annotations

DOCUMENT = """\
Notice of the port of Sandmouth, 3 June 2032

Captain Rook and Mayor Quill met at the harbour on 3 June 2032. The island of Orland sent over 30 tonnes of coal to the \
town of Sandmouth by ship because of the hard winter. With it came 80 lamps, 25 stoves and 1,50,000 candles.

Mayor Quill thanked Captain Rook for the coal. “The coal is a sign of a lasting friendship,” the mayor wrote.

The harbour school opens in September 2032 and will train six pilots. Lessons are open to sailors and fishermen.
“I promise you a second cargo,” Captain Rook told the mayor.
"""
FILES = {
    "facts/sources/notice.txt": DOCUMENT,
    "facts/sources/notice.yaml": "title: Notice of the port\ndate: 3 June 2032\npublisher: Port of Sandmouth\n",
    "facts/cargo.yaml": """\
said_by: port
how: notice
facts:
  meeting:
    says: Captain Rook and Mayor Quill met at the harbour on 3 June 2032.
    quote: Captain Rook and Mayor Quill met at the harbour on 3 June 2032.
    who: [rook, quill]
    does: meet
    whom: [rook, quill]
    one_way: false
    values:
      date: 3 June 2032
      where: the harbour
  coal:
    says: Orland sent over 30 tonnes of coal to Sandmouth by ship because of the hard winter.
    quote: >-
      The island of Orland sent over 30 tonnes of coal to the town of Sandmouth by ship because of the hard winter.
    who: orland
    does: [send, deliver]
    whom: sandmouth
    values:
      weight: over 30 tonnes of coal
      reason: the hard winter
  lamps:
    says: Orland sent 80 lamps to Sandmouth.
    quote: 80 lamps
    who: orland
    does: send
    whom: sandmouth
    values:
      count: 80 lamps
  stoves:
    says: Orland sent 25 stoves to Sandmouth.
    quote: 25 stoves
    who: orland
    does: send
    whom: sandmouth
    values:
      count: 25 stoves
  candles:
    says: Orland sent 1,50,000 candles to Sandmouth.
    quote: 1,50,000 candles
    who: orland
    does: send
    whom: sandmouth
    values:
      count: 1,50,000 candles
  extras:
    says: With the coal came 80 lamps, 25 stoves and 1,50,000 candles.
    quote: With it came 80 lamps, 25 stoves and 1,50,000 candles.
    who: orland
    does: send
    whom: sandmouth
    values:
      items: [80 lamps, 25 stoves, "1,50,000 candles"]
""",
    "facts/words.yaml": """\
said_by: port
how: notice
facts:
  thanks:
    says: Mayor Quill thanked Captain Rook for the coal.
    quote: Mayor Quill thanked Captain Rook for the coal.
    who: quill
    does: thank
    whom: rook
  sign:
    says: Mayor Quill wrote that the coal is a sign of a lasting friendship.
    quote: The coal is a sign of a lasting friendship
    said_by: quill
    how: letter
    who: quill
    does: [write, say]
    values:
      sign: a sign of a lasting friendship
  promise:
    says: Captain Rook promised the mayor a second cargo.
    quote: “I promise you a second cargo,” Captain Rook told the mayor.
    said_by: rook
    how: speech
    who: rook
    does: promise
    whom: quill
""",
    "facts/school.yaml": """\
said_by: port
how: notice
facts:
  opening:
    says: The harbour school opens in September 2032.
    quote: The harbour school opens in September 2032
    who: school
    does: open
    values:
      month: September 2032
  pilots:
    says: The harbour school will train six pilots.
    quote: will train six pilots
    who: school
    does: train
    whom: pilots
    values:
      count: six pilots
  lessons:
    says: Lessons at the school are open to sailors and fishermen.
    quote: Lessons are open to sailors and fishermen.
    who: school
    does: open
    closed: [trade]
    values:
      trades: [sailors, fishermen]
""",
    "intents.yaml": """\
about:
  title: the coal for Sandmouth
  examples: [What did Orland send?, When does the school open?]
words:
  quill: {names: [Quill, Mayor Quill, mayor], kind: person, side: sandmouth, show: Mayor Quill}
  rook: {names: [Rook, Captain Rook, captain], kind: person, side: orland, show: Captain Rook}
  orland: {names: [Orland, island of Orland, island], kind: country, show: Orland}
  sandmouth: {names: [Sandmouth, town of Sandmouth, town], kind: city, show: Sandmouth}
  port: {names: [port, port of Sandmouth], kind: place, show: the port}
  coal: {names: coal, show: the coal}
  cargo: {names: [cargo, load], show: the cargo}
  lamps: {names: lamp, kind: cargo}
  stoves: {names: stove, kind: cargo}
  candles: {names: candle, kind: cargo}
  school: {names: [harbour school, school], show: the school}
  lessons: {names: [lesson, class], show: lessons}
  pilots: {names: pilot, kind: person, unnamed: true, show: pilots}
  trade: {names: trade, show: the trade}
  sailors: {names: sailor, kind: trade}
  fishermen: {names: [fisherman, fishermen], kind: trade}
  cooks: {names: cook, kind: trade}
context: quill, rook, orland, sandmouth
intents:
  meeting.when:
    facts: meeting
    asks: when, date, day
    examples: [when meet, date of the meeting]
  coal.weight:
    facts: coal
    asks: weight, count
    examples: [how much coal, weight of the coal]
    answer: "It was {weight}."
  coal.who:
    facts: coal
    asks: who
    examples: [who sent coal]
  coal.why:
    facts: coal
    asks: why
    examples: [why coal]
    answer: "Because of {reason}."
  lamps.count:
    facts: lamps
    asks: count
    examples: [how many lamps]
  stoves.count:
    facts: stoves
    asks: count
    examples: [how many stoves]
  candles.count:
    facts: candles
    asks: count
    examples: [how many candles]
  cargo.list:
    facts: [extras, lamps, stoves]
    asks: what, list
    examples: [what was in the cargo, what came]
    answer: "{items}; of lamps {lamps.count}."
  thanks.who:
    facts: thanks
    asks: who, why, what
    examples: [who thanked whom, thank]
  sign.what:
    facts: sign
    asks: what
    examples: [sign of what]
    answer: "{sign}"
  promise.what:
    facts: promise
    asks: what, who
    examples: [what promise]
  school.when:
    facts: opening
    asks: when, month, year, date
    examples: [when does the school open]
  pilots.count:
    facts: pilots
    asks: count
    examples: [how many pilots]
  lessons.who:
    facts: lessons
    asks: who, what
    examples: [who are lessons open to, lessons for whom]
smalltalk:
  hello:
    examples: [hello, good morning]
    answer: "Hello! I know about {title}. Ask: {examples}"
  thanks:
    examples: [thank you]
    answer: "You are welcome."
""",
}
