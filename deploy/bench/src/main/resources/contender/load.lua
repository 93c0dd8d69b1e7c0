-- wrk's script: calls under the keys of a file. Arguments: the file, and "random" or "each": in its order, once.
local keys, head, tail = {}, nil, nil
local each, last = false, 0
local random = math.random

function init(arguments)
  for key in io.lines(arguments[1]) do
    keys[#keys + 1] = key
  end
  each = arguments[2] == "each"
  math.randomseed(os.time())
  head = "GET " .. wrk.path .. " HTTP/1.1\r\nHost: " .. wrk.headers["Host"] .. "\r\nAuthorization: Bearer "
  tail = "\r\n\r\n"
end

function request()
  if not each then return head .. keys[random(#keys)] .. tail end
  last = last + 1
  if last >= #keys then wrk.thread:stop() end
  return head .. keys[math.min(last, #keys)] .. tail
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("measured %d %d %d %d %d %d\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99),
    errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
