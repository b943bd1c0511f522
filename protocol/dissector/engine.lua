-- Reads packets by the table MESSAGES, which stands above. Every field of every message can be filtered by its name, such as
-- lludp.ChatFromViewer.ChatData.Message; acks and pings are matched; zero-coded bytes are expanded; no port is set by hand.

local lludp = Proto("lludp", "LLUDP, messages of virtual worlds")

-- Bytes of a packet after expansion, header included: the receive buffer of viewers.
local EXPANDED_LIMIT = 8192
local HEADER_BYTES = 6
-- A packet that repeats a sequence number later than this (seconds) is another packet.
local SAME_PACKET_SECONDS = 60

local ZEROCODED, RELIABLE, RESENT, ACKS, UNUSED = 0x80, 0x40, 0x20, 0x10, 0x0f
local ZERO_RUNS = {}
for count = 1, 255 do ZERO_RUNS[string.char(count)] = string.rep("\0", count) end

---------------------------------------------------------------------------------------------------------------- fields

local fields = {}

local function field(kind, name, title, ...)
  local made = ProtoField[kind]("lludp." .. name, title, ...)
  fields[#fields + 1] = made
  return made
end

local HEAD = {
  flags = field("uint8", "flags", "Flags", base.HEX),
  zerocoded = field("bool", "flags.zerocoded", "Zero-coded", 8, nil, ZEROCODED),
  reliable = field("bool", "flags.reliable", "Reliable", 8, nil, RELIABLE),
  resent = field("bool", "flags.resent", "Resent", 8, nil, RESENT),
  acks = field("bool", "flags.acks", "Acks appended", 8, nil, ACKS),
  sequence = field("uint32", "sequence", "Sequence"),
  extra = field("bytes", "extra", "Extra header bytes"),
  message = field("string", "message", "Message"),
  number = field("uint32", "number", "Message number on the wire", base.HEX),
  left_over = field("bytes", "left_over", "Left-over bytes"),
  ack = field("uint32", "ack", "Ack of sequence"),
  ack_count = field("uint8", "ack.count", "Acks"),
  acked_frame = field("framenum", "ack.frame", "Acknowledges the packet in", base.NONE, frametype.ACK),
  acked_in = field("framenum", "acked_in", "Acknowledged in", base.NONE, frametype.ACK),
  latency = field("float", "ack_latency", "Seconds to its ack"),
  repeats = field("framenum", "repeats", "Repeats the packet in", base.NONE, frametype.RETRANS_PREV),
  pong_in = field("framenum", "pong_in", "Answered in", base.NONE, frametype.RESPONSE),
  ping_in = field("framenum", "ping_in", "Answers the ping in", base.NONE, frametype.REQUEST),
  round_trip = field("float", "round_trip", "Seconds from ping to answer"),
}

-- [dissector.broken.1]
local EXPERT = {
  cut = ProtoExpert.new("lludp.cut", "The packet ends before its message does", expert.group.MALFORMED, expert.severity.ERROR),
  unknown = ProtoExpert.new("lludp.unknown", "The template has no message of this number", expert.group.UNDECODED, expert.severity.NOTE),
  zeros = ProtoExpert.new("lludp.bad_zeros", "The zero-coded bytes cannot be expanded", expert.group.MALFORMED, expert.severity.ERROR),
  left_over = ProtoExpert.new("lludp.has_left_over", "Bytes follow the last block", expert.group.PROTOCOL, expert.severity.NOTE),
  acks = ProtoExpert.new("lludp.bad_acks", "The packet has no room for the acks that it announces", expert.group.MALFORMED, expert.severity.ERROR),
  unused = ProtoExpert.new("lludp.unused_flags", "Flags are set that mean nothing", expert.group.PROTOCOL, expert.severity.NOTE),
  resent = ProtoExpert.new("lludp.is_repeated", "The packet was sent before", expert.group.SEQUENCE, expert.severity.NOTE),
}
lludp.experts = { EXPERT.cut, EXPERT.unknown, EXPERT.zeros, EXPERT.left_over, EXPERT.acks, EXPERT.unused, EXPERT.resent }

-- Numbers of a fixed width: how they are registered. All are little-endian but for the address of a host and its port.
local NUMBERS = {
  U8 = { 1, "uint8" }, U16 = { 2, "uint16" }, U32 = { 4, "uint32" }, U64 = { 8, "uint64" },
  S8 = { 1, "int8" }, S16 = { 2, "int16" }, S32 = { 4, "int32" }, S64 = { 8, "int64" },
  F32 = { 4, "float" }, F64 = { 8, "double" },
}
local BIG_ENDIAN = { LLUUID = { 16, "guid" }, BOOL = { 1, "bool" }, IPADDR = { 4, "ipv4" }, IPPORT = { 2, "uint16" } }
local VECTORS = {
  LLVector3 = { "float", 4, "x", "y", "z" },
  LLVector3d = { "double", 8, "x", "y", "z" },
  LLVector4 = { "float", 4, "x", "y", "z", "w" },
  LLQuaternion = { "float", 4, "x", "y", "z" },
}

-- Each returns a function that adds one field at an offset and gives the offset behind it, or nil if the bytes end before.
local function number_reader(made, width, little)
  local add = little and "add_le" or "add"
  return function(tree, tvb, at)
    if at + width > tvb:len() then return nil end
    tree[add](tree, made, tvb(at, width))
    return at + width
  end
end

local function fourth(range)
  local x, y, z = range(0, 4):le_float(), range(4, 4):le_float(), range(8, 4):le_float()
  local rest = 1 - (x * x + y * y + z * z)
  return rest > 0 and math.sqrt(rest) or 0
end

local function vector_reader(name, title, kind)
  local number, width = kind[1], kind[2]
  local whole = field("none", name, title)
  local parts = {}
  for index = 3, #kind do parts[#parts + 1] = field(number, name .. "." .. kind[index], kind[index]) end
  local length = width * #parts
  return function(tree, tvb, at)
    if at + length > tvb:len() then return nil end
    local item = tree:add(whole, tvb(at, length))
    for index = 1, #parts do item:add_le(parts[index], tvb(at + (index - 1) * width, width)) end
    return at + length, item
  end
end

local function quaternion_reader(name, title)
  local read = vector_reader(name, title, VECTORS.LLQuaternion)
  local w = field("float", name .. ".w", "w")
  return function(tree, tvb, at)
    local after, item = read(tree, tvb, at)
    if after then item:add(w, tvb(at, 12), fourth(tvb(at, 12))):set_generated() end
    return after
  end
end

local function fixed_reader(name, title, width)
  local made = field("bytes", name, title)
  return function(tree, tvb, at)
    if at + width > tvb:len() then return nil end
    if width > 0 then tree:add(made, tvb(at, width)) end
    return at + width
  end
end

-- The bytes of a field that says how many there are; nil if the packet ends before.
local function variable_range(tvb, at, width)
  local size = tvb:len()
  if at + width > size then return nil end
  local count = width == 1 and tvb(at, 1):uint() or tvb(at, 2):le_uint()
  if at + width + count > size then return nil end
  return tvb(at + width, count), count, at + width + count
end

local function bytes_reader(name, title, width)
  local made = field("bytes", name, title)
  return function(tree, tvb, at)
    local range, _, after = variable_range(tvb, at, width)
    if range then tree:add(made, range) end
    return after
  end
end

-- [dissector.text.1] As text under its own name, and as bytes under NAME.bytes; one closing zero is no part of the text.
local function text_reader(name, title, width)
  local text, bytes = field("string", name, title), field("bytes", name .. ".bytes", title .. ", bytes")
  return function(tree, tvb, at)
    local range, count, after = variable_range(tvb, at, width)
    if not range then return nil end
    if count == 0 then tree:add(text, range, "")
    else
      local closes = range(count - 1, 1):uint() == 0
      tree:add_packet_field(text, range(0, closes and count - 1 or count), ENC_UTF_8)
    end
    tree:add(bytes, range)
    return after
  end
end

-- [dissector.fields.1]
local function reader_of(name, title, kind, size)
  if NUMBERS[kind] then return number_reader(field(NUMBERS[kind][2], name, title), NUMBERS[kind][1], true) end
  if BIG_ENDIAN[kind] then return number_reader(field(BIG_ENDIAN[kind][2], name, title), BIG_ENDIAN[kind][1], false) end
  if kind == "LLQuaternion" then return quaternion_reader(name, title) end
  if VECTORS[kind] then return vector_reader(name, title, VECTORS[kind]) end
  if kind == "Fixed" then return fixed_reader(name, title, size) end
  if kind == "Bytes" then return bytes_reader(name, title, size) end
  return text_reader(name, title, size)
end

-------------------------------------------------------------------------------------------------------------- messages

-- Bytes of an instance of the block when all its fields have a fixed width.
local function width_of(kind, size)
  local number = NUMBERS[kind] or BIG_ENDIAN[kind]
  if number then return number[1] end
  if VECTORS[kind] then return VECTORS[kind][2] * (#VECTORS[kind] - 2) end
  return kind == "Fixed" and size or nil
end

-- A field: how it is added, what it is called, and how wide it is, or how wide the number is that says so.
local function member_of(name, title, kind, size)
  local first = #fields + 1
  local member = { read = reader_of(name, title, kind, size), width = width_of(kind, size), prefix = size, fields = {} }
  for index = first, #fields do member.fields[#member.fields + 1] = fields[index] end
  return member
end

local function block_of(message, name, count, members)
  local block = { name = name, count = count, members = {}, width = 0 }
  for title, kind, size in members:gmatch("([^= ]+)=(%w+)/?(%d*)") do
    local member = member_of(message .. "." .. name .. "." .. title, title, kind, tonumber(size) or 0)
    block.members[#block.members + 1] = member
    block.width = block.width and member.width and block.width + member.width
  end
  return block
end

-- The offset behind a field; nil if the packet ends before.
local function past(plain, at, member)
  local after = at + (member.width or member.prefix)
  if after > #plain then return nil end
  if member.width then return after end
  local low, high = plain:byte(at + 1, after)
  after = after + low + 256 * (high or 0)
  return after <= #plain and after or nil
end

local BY_NUMBER = {}
do
  local message
  for line in MESSAGES:gmatch("[^\n]+") do
    local number, name = line:match("^(%x+) (%S+)$")
    local block, count, members = line:match("^ (%S+) (%d+)(.*)$")
    if number then
      message = { name = name, number = tonumber(number, 16), blocks = {} }
      BY_NUMBER[message.number] = message
    elseif block then
      message.blocks[#message.blocks + 1] = block_of(message.name, block, tonumber(count), members)
    end
  end
end
lludp.fields = fields

--------------------------------------------------------------------------------------------------------------- packets

-- Zero runs that are longer than a count byte says, and a zero without its count at the end.
local function expanded_slowly(coded)
  local pieces, at, size = {}, 1, #coded
  while at <= size do
    local zero = coded:find("\0", at, true)
    pieces[#pieces + 1] = coded:sub(at, (zero or size + 1) - 1)
    if not zero then break end
    local count, last = 0, zero + 1
    while last <= size and coded:byte(last) == 0 do count, last = count + 256, last + 1 end
    count = count + (last <= size and coded:byte(last) or 1)
    pieces[#pieces + 1] = string.rep("\0", math.min(count, EXPANDED_LIMIT))
    at = last + 1
  end
  return table.concat(pieces)
end

-- The bytes that zero-coded ones stand for; nil if they are too many.
local function expanded(coded)
  local plain
  if coded:byte(-1) == 0 or coded:find("\0\0", 1, true) then plain = expanded_slowly(coded)
  else plain = coded:gsub("\0(.)", ZERO_RUNS) end
  return #plain <= EXPANDED_LIMIT - HEADER_BYTES and plain or nil
end

-- Where the acks begin; nil if there is no room for them.
local function ack_place(tvb, flags)
  local size = tvb:len()
  if bit.band(flags, ACKS) == 0 then return size, 0 end
  local count = tvb(size - 1, 1):uint()
  local from = size - 1 - 4 * count
  if from < HEADER_BYTES + 1 then return nil, 0 end
  return from, count
end

-- The packet from its message number on, expanded; nil if that cannot be done.
local function plain_of(tvb, flags, to)
  local sent = tvb:raw(HEADER_BYTES, to - HEADER_BYTES)
  if bit.band(flags, ZEROCODED) == 0 then return sent end
  return expanded(sent)
end

-- The same as a buffer, whose bytes can be shown.
local function body_of(tvb, flags, to, plain)
  if bit.band(flags, ZEROCODED) == 0 then return tvb(HEADER_BYTES, to - HEADER_BYTES):tvb() end
  return ByteArray.new(plain, true):tvb("Expanded")
end

-- The message number as it stands on the wire, and its width.
local function number_in(plain)
  local a, b, c, d = plain:byte(1, 4)
  if not a or a ~= 0xff then return a, 1 end
  if not b or b ~= 0xff then return b and 0xff00 + b, 2 end
  return d and ((a * 256 + b) * 256 + c) * 256 + d, 4
end

-- [dissector.filter.1] Which fields of a block somebody looks at: all of them (true), none (nil), or those in the list.
local function wanted_in(tree, block)
  if tree.visible then return true end
  local wanted
  for index, member in ipairs(block.members) do
    for _, made in ipairs(member.fields) do
      if tree:referenced(made) then
        wanted = wanted or {}
        wanted[index] = true
      end
    end
  end
  return wanted
end

-- An instance of which nothing is shown.
local function past_instance(plain, at, block)
  if block.width then return at + block.width <= #plain and at + block.width or nil end
  for _, member in ipairs(block.members) do
    at = past(plain, at, member)
    if not at then return nil end
  end
  return at
end

local function add_instance(tree, body, packet, at, block, title, wanted)
  if at > body:len() then return nil end
  local branch = tree:add(body(at, 0), title)
  local from = at
  for index, member in ipairs(block.members) do
    if wanted == true or wanted[index] then at = member.read(branch, body, at)
    else at = past(packet.plain, at, member) end
    if not at then return nil end
  end
  branch:set_len(at - from)
  return at
end

-- Goes through the blocks of a packet, with `each` for every instance; gives the offset behind the last, or nil if the packet ends before.
local function through_blocks(packet, each)
  local plain, at, size = packet.plain, packet.at, #packet.plain
  for index, block in ipairs(packet.message.blocks) do
    -- Blocks at the end may be left out: older senders do not know them.
    if at >= size and index > 1 then return at end
    local count = block.count
    if count == 0 then
      count, at = plain:byte(at + 1), at + 1
      if not count then return nil end
    end
    at = each(block, count, at)
    if not at then return nil end
  end
  return at
end

-- Adds what somebody looks at; gives the offset behind the last block, or nil if the packet ends before.
local function add_blocks(tree, body, packet)
  return through_blocks(packet, function(block, count, at)
    local wanted = wanted_in(tree, block)
    for instance = 1, count do
      local title = block.count == 1 and block.name or block.name .. " " .. instance - 1
      if wanted then at = add_instance(tree, body, packet, at, block, title, wanted)
      else at = past_instance(packet.plain, at, block) end
      if not at then return nil end
    end
    return at
  end)
end

------------------------------------------------------------------------------------------------- acks, pings, repetitions

-- [dissector.acks.1] What was sent, by direction and sequence; what each frame was found to be the first time it was seen.
local sent, pings, sendings, ackings, pongs

function lludp.init()
  sent, pings, sendings, ackings, pongs = {}, {}, {}, {}, {}
end

local function directions(pinfo)
  local from = tostring(pinfo.src) .. ":" .. pinfo.src_port
  local to = tostring(pinfo.dst) .. ":" .. pinfo.dst_port
  return from .. ">" .. to, to .. ">" .. from
end

local function inside(map, key)
  local part = map[key]
  if not part then
    part = {}
    map[key] = part
  end
  return part
end

local function note_sending(pinfo, way, sequence)
  local known = inside(sent, way)
  local entry = known[sequence]
  if not entry or pinfo.rel_ts - entry.last > SAME_PACKET_SECONDS then
    entry = { frame = pinfo.number, time = pinfo.rel_ts }
    known[sequence] = entry
  end
  entry.last = pinfo.rel_ts
  sendings[pinfo.number] = entry
end

local function note_acks(pinfo, back, list)
  local known, found = sent[back] or {}, {}
  for index, ack in ipairs(list) do
    local entry = known[ack.sequence]
    if entry and not entry.acked_in then entry.acked_in, entry.latency = pinfo.number, pinfo.rel_ts - entry.time end
    found[index] = entry or false
  end
  ackings[pinfo.number] = found
end

local function note_ping(pinfo, way, id)
  local ping = { frame = pinfo.number, time = pinfo.rel_ts }
  inside(pings, way)[id] = ping
  pongs[pinfo.number] = ping
end

local function note_pong(pinfo, back, id)
  local ping = inside(pings, back)[id]
  if ping and not ping.answered_in then ping.answered_in, ping.round_trip = pinfo.number, pinfo.rel_ts - ping.time end
  pongs[pinfo.number] = ping
end

-- Acks that stand from an offset on: behind a packet big-endian, in PacketAck little-endian.
local function acks_from(text, from, count, little)
  local list = {}
  for index = 1, count do
    local at = from + 4 * (index - 1)
    local a, b, c, d = text:byte(at + 1, at + 4)
    if not d then break end
    if little then a, b, c, d = d, c, b, a end
    list[index] = { at = at, sequence = ((a * 256 + b) * 256 + c) * 256 + d }
  end
  return list
end

-- What a packet says of others: the acks in it, and the id of its ping.
local function words_of(packet)
  local plain, at = packet.plain, packet.at
  local first = plain and plain:byte(at + 1)
  if not first or not packet.message then return end
  local name = packet.message.name
  if name == "PacketAck" then packet.listed = acks_from(plain, at + 1, first, true)
  elseif name == "StartPingCheck" then packet.ping = first
  elseif name == "CompletePingCheck" then packet.pong = first end
end

-- What is remembered of a packet the first time it is seen.
local function note(packet, pinfo)
  local way, back = directions(pinfo)
  if bit.band(packet.flags, RELIABLE) ~= 0 then note_sending(pinfo, way, packet.sequence) end
  local acks = {}
  for _, ack in ipairs(packet.listed) do acks[#acks + 1] = ack end
  for _, ack in ipairs(packet.appended) do acks[#acks + 1] = ack end
  if #acks > 0 then note_acks(pinfo, back, acks) end
  if packet.ping then note_ping(pinfo, way, packet.ping) end
  if packet.pong then note_pong(pinfo, back, packet.pong) end
end

------------------------------------------------------------------------------------------------------------- dissector

local NOTHING = {}

-- A packet as far as it is read for every list; what is shown of it is read when it is shown.
local function opened(tvb)
  local flags = tvb(0, 1):uint()
  local to, count = ack_place(tvb, flags)
  local packet = { flags = flags, sequence = tvb(1, 4):uint(), to = to, listed = NOTHING, appended = NOTHING, at = 0 }
  if not to then return packet end
  packet.plain = plain_of(tvb, flags, to)
  if count > 0 then packet.appended = acks_from(tvb:raw(), to, count, false) end
  if not packet.plain then return packet end
  packet.number, packet.width = number_in(packet.plain)
  packet.extra = tvb(5, 1):uint()
  packet.at = packet.width + packet.extra
  packet.message = packet.number and BY_NUMBER[packet.number]
  words_of(packet)
  return packet
end

local function name_of(packet)
  if not packet.to then return "acks without room" end
  if not packet.plain then return "zero-coding is broken" end
  if not packet.number then return "cut" end
  return packet.message and packet.message.name or string.format("unknown message %X", packet.number)
end

local function add_head(root, tvb, packet)
  local item = root:add(HEAD.flags, tvb(0, 1))
  item:add(HEAD.zerocoded, tvb(0, 1))
  item:add(HEAD.reliable, tvb(0, 1))
  item:add(HEAD.resent, tvb(0, 1))
  item:add(HEAD.acks, tvb(0, 1))
  if bit.band(packet.flags, UNUSED) ~= 0 then item:add_proto_expert_info(EXPERT.unused) end
  root:add(HEAD.sequence, tvb(1, 4))
end

local function add_sending(root, tvb, pinfo)
  local entry = sendings[pinfo.number]
  if not entry then return end
  if entry.frame ~= pinfo.number then
    root:add(HEAD.repeats, tvb(1, 4), entry.frame):set_generated()
    root:add_proto_expert_info(EXPERT.resent)
  elseif entry.acked_in then
    root:add(HEAD.acked_in, tvb(1, 4), entry.acked_in):set_generated()
    root:add(HEAD.latency, tvb(1, 4), entry.latency):set_generated()
  end
end

-- `first` acks of the same frame stand elsewhere.
local function add_acks(root, pinfo, list, first, tvb)
  local found = ackings[pinfo.number] or NOTHING
  for index, ack in ipairs(list) do
    local item = root:add(HEAD.ack, tvb(ack.at, 4), ack.sequence)
    local entry = found[first + index]
    if entry then item:add(HEAD.acked_frame, tvb(ack.at, 4), entry.frame):set_generated() end
  end
end

local function add_ping(root, pinfo, body, at)
  local ping = pongs[pinfo.number]
  if not ping then return end
  if ping.frame ~= pinfo.number then root:add(HEAD.ping_in, body(at, 1), ping.frame):set_generated()
  elseif ping.answered_in then root:add(HEAD.pong_in, body(at, 1), ping.answered_in):set_generated() end
  if ping.round_trip then root:add(HEAD.round_trip, body(at, 1), ping.round_trip):set_generated() end
end

local function add_fields(root, body, packet)
  local branch = root:add(body(0), packet.message.name)
  local after = add_blocks(branch, body, packet)
  if not after then branch:add_proto_expert_info(EXPERT.cut)
  elseif after < body:len() then
    root:add(HEAD.left_over, body(after))
    root:add_proto_expert_info(EXPERT.left_over)
  end
end

local function add_body(root, tvb, pinfo, packet)
  local body = body_of(tvb, packet.flags, packet.to, packet.plain)
  root:add(HEAD.number, body(0, packet.width), packet.number)
  if packet.extra > 0 and packet.at <= body:len() then root:add(HEAD.extra, body(packet.width, packet.extra)) end
  if not packet.message then
    root:add_proto_expert_info(EXPERT.unknown)
    return
  end
  root:add(HEAD.message, body(0, packet.width), packet.message.name)
  add_fields(root, body, packet)
  add_acks(root, pinfo, packet.listed, 0, body)
  if packet.ping or packet.pong then add_ping(root, pinfo, body, packet.at) end
end

local function show(root, tvb, pinfo, packet)
  add_head(root, tvb, packet)
  if not packet.to then root:add_proto_expert_info(EXPERT.acks)
  elseif not packet.plain then root:add_proto_expert_info(EXPERT.zeros)
  elseif not packet.number then root:add_proto_expert_info(EXPERT.cut)
  else add_body(root, tvb, pinfo, packet) end
  add_sending(root, tvb, pinfo)
  if #packet.appended > 0 then root:add(HEAD.ack_count, tvb(tvb:len() - 1, 1)) end
  add_acks(root, pinfo, packet.appended, #packet.listed, tvb)
end

local this

function lludp.dissector(tvb, pinfo, tree)
  if tvb:len() < HEADER_BYTES + 1 then return 0 end
  local packet = opened(tvb)
  if not pinfo.visited then note(packet, pinfo) end
  local name = name_of(packet)
  local reliable, resent = bit.band(packet.flags, RELIABLE) ~= 0, bit.band(packet.flags, RESENT) ~= 0
  pinfo.cols.protocol = "LLUDP"
  pinfo.cols.info = name .. " #" .. packet.sequence .. (reliable and " reliable" or "") .. (resent and " resent" or "")
  local root = tree:add(lludp, tvb())
  root:append_text(", " .. name)
  this = this or Dissector.get("lludp")
  if tree:referenced(this) then show(root, tvb, pinfo, packet) end
  return tvb:len()
end

-------------------------------------------------------------------------------------------------------- finding packets

-- Whether a message fills its packet to the last byte.
local function fills(packet)
  local after = through_blocks(packet, function(block, count, at)
    for _ = 1, count do
      at = past_instance(packet.plain, at, block)
      if not at then return nil end
    end
    return at
  end)
  return after == #packet.plain
end

-- [dissector.finding.2] Circuits count from 1 and wrap at 24 bits; few senders use header bytes of their own.
local LAST_SEQUENCE, MOST_EXTRA = 0xffffff, 16

local function is_ours(tvb)
  if tvb:len() < HEADER_BYTES + 1 then return false end
  if bit.band(tvb(0, 1):uint(), UNUSED) ~= 0 or tvb(1, 4):uint() > LAST_SEQUENCE then return false end
  if tvb(5, 1):uint() > MOST_EXTRA then return false end
  local packet = opened(tvb)
  return packet.message ~= nil and fills(packet)
end

-- [dissector.finding.1] The first packet of a conversation that is one of ours to its last byte makes all of it ours.
lludp:register_heuristic("udp", function(tvb, pinfo, tree)
  if not is_ours(tvb) then return false end
  pinfo.conversation = lludp
  lludp.dissector(tvb, pinfo, tree)
  return true
end)
DissectorTable.get("udp.port"):add_for_decode_as(lludp)
