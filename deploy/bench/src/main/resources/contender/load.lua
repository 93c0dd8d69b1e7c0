-- wrk's script: every call under a key picked at random from a file, which is its argument.
local keys, head, tail = {}, nil, nil
local random = math.random

function init(arguments)
  for key in io.lines(arguments[1]) do
    keys[#keys + 1] = key
  end
  math.randomseed(os.time())
  head = "GET " .. wrk.path .. " HTTP/1.1\r\nHost: " .. wrk.headers["Host"] .. "\r\nAuthorization: Bearer "
  tail = "\r\n\r\n"
end

function request()
  return head .. keys[random(#keys)] .. tail
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("measured %d %d %d %d %d %d\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99),
    errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
