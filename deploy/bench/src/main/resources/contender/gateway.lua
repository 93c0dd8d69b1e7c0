-- The key check and the limit of the gateway made of nginx and Lua.
local ffi = require "ffi"
ffi.cdef [[
  unsigned char *SHA256(const unsigned char *data, size_t length, unsigned char *digest);
  typedef struct { double tokens; double at; } hefu_bench_bucket;
]]

local keys, buckets = ngx.shared.keys, ngx.shared.buckets
local digest = ffi.new("unsigned char[32]")
local bucket_type = ffi.typeof("hefu_bench_bucket")
local pointer_type = ffi.typeof("const hefu_bench_bucket *")
local bucket_size = ffi.sizeof("hefu_bench_bucket")
local bucket = bucket_type()
local rate, burst

local gateway = {}

local function bytes(hexadecimal)
  return (hexadecimal:gsub("..", function(pair) return string.char(tonumber(pair, 16)) end))
end

-- The file has a line for each key: its SHA-256 in hexadecimal, a space, the credential's id.
function gateway.load(file, calls_per_second, calls_at_once)
  rate, burst = calls_per_second, calls_at_once
  for line in io.lines(file) do
    local set, reason = keys:safe_set(bytes(line:sub(1, 64)), line:sub(66))
    if not set then error("keys do not fit: " .. reason) end
  end
end

-- Like resty.limit.req: read, reckon, write; two workers at once may grant the same token.
local function take(credential)
  local now = ngx.now()
  local known = buckets:get(credential)
  local tokens = burst
  if known then
    local before = ffi.cast(pointer_type, known)
    tokens = math.min(burst, before.tokens + (now - before.at) * rate)
  end
  if tokens < 1 then return false end
  bucket.tokens = tokens - 1
  bucket.at = now
  buckets:set(credential, ffi.string(bucket, bucket_size))
  return true
end

function gateway.admit()
  local authorization = ngx.var.http_authorization
  if not authorization or authorization:sub(1, 7) ~= "Bearer " then return ngx.exit(401) end
  local key = authorization:sub(8)
  ffi.C.SHA256(key, #key, digest)
  local credential = keys:get(ffi.string(digest, 32))
  if not credential then return ngx.exit(401) end
  ngx.var.credential = credential
  if not take(credential) then return ngx.exit(429) end
end

function gateway.change()
  local key = bytes(ngx.var.uri:sub(7))
  if ngx.req.get_method() == "PUT" then
    keys:set(key, "created")
  else
    keys:delete(key)
  end
  ngx.exit(204)
end

return gateway
