/**
 * Checks a statement of Hefu 合符 within the browser, without sending anything anywhere. It is Verify.java said again:
 * the same checks on the same files, and no code shared with the gateway. See there for what the files hold.
 *
 *   const { agrees, findings } = await verify(await bundleOf(zip), keyPem, await bundleOf(earlier));
 *
 * files: a Map from names ("head.bin", "days/2026-11-01/head.bin", "proofs/….json") to Uint8Array.
 * keyPem: the operator's public key as text; without one the statement's own key.pem is taken, and a finding says so.
 * earlier: the files of an earlier statement, whose chain this one should carry on; null without one.
 * findings: { level: "yes" | "no" | "note", zh, en }, in the order of the checks; the same as Verify.java prints.
 *
 * It needs WebCrypto with Ed25519 (a secure context; Chrome 137, Firefox 129, Safari 17, Node.js 20).
 */

const [MINUTE, CORRECTIONS, DAY, HEADS] = [1, 2, 3, 4];
const KINDS = ["MINUTE", "CORRECTIONS", "DAY"];
const REASONS = ["LATE_CALL", "RERATED", "REVERSED", "PERIOD_TERM", "ADJUSTMENT"];
const FIRST_NUMBER = 9;
const FEWEST_COLUMNS = 13;
const LONGEST_LEAF = 1 << 20;
const LARGEST = 2n ** 63n - 1n;

export async function verify(files, keyPem = null, earlier = null) {
  const findings = [];
  const say = {
    yes: (zh, en) => findings.push({ level: "yes", zh, en }),
    no: (zh, en) => findings.push({ level: "no", zh, en }),
    note: (zh, en) => findings.push({ level: "note", zh, en }),
    check: (holds, zh, en) => (holds ? say.yes(zh, en) : say.no(`不符：${zh}`, `DIFFERS: ${en}`)),
  };
  let head = null;
  try {
    head = await statement(files, keyPem, earlier, say);
  } catch (error) {
    if (error instanceof Differs) {
      say.no(error.zh, error.en);
    } else {
      say.no(`文件无法读取：${error}`, `a file cannot be read: ${error}`);
    }
  }
  return { agrees: findings.every((finding) => finding.level !== "no"), findings, head };
}

/** The files of a bundle: of a zip file, or of a head.bin alone. */
export async function bundleOf(content) {
  const headAlone = content.length > 4 && String.fromCharCode(...content.subarray(0, 4)) === "HFSH";
  return headAlone ? new Map([["head.bin", content]]) : filesOf(content);
}

/** The files of a statement's zip file (APPNOTE.TXT, without encryption, under 4 GB), by name. */
export async function filesOf(zip) {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let end = zip.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) {
    end--;
  }
  if (end < 0) {
    throw new Error("not a zip file, or not all of it");
  }
  const files = new Map();
  let entry = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    const deflated = view.getUint16(entry + 10, true) !== 0;
    const length = view.getUint32(entry + 20, true);
    const nameLength = view.getUint16(entry + 28, true);
    const local = view.getUint32(entry + 42, true);
    const name = utf8(zip.subarray(entry + 46, entry + 46 + nameLength));
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const content = zip.subarray(start, start + length);
    files.set(name, deflated ? await inflated(content) : content);
    entry += 46 + nameLength + view.getUint16(entry + 30, true) + view.getUint16(entry + 32, true);
  }
  return files;
}

async function inflated(content) {
  const stream = new Blob([content]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

class Differs extends Error {
  constructor(zh, en) {
    super(en);
    this.zh = zh;
    this.en = en;
  }
}

// ------------------------------------------------------------------------------------------------ statement

async function statement(files, keyPem, earlier, say) {
  if (!files.has("head.bin")) {
    throw new Differs("这里没有结算单：缺少 head.bin", "there is no statement here: head.bin is missing");
  }
  const key = await publicKey(files, keyPem, say);
  const bytes = read(files, "head.bin");
  const head = readHead(bytes);
  head.hash = await sha256(bytes);
  say.check(await signed(key, bytes, read(files, "head.sig")), "结算单头签名有效", "the head is signed by the key");
  say.check(
    head.keyId === key.id,
    `签名密钥编号 ${head.keyId}，所用公钥 ${key.id}`,
    `signed with key ${head.keyId}, checked with key ${key.id}`,
  );
  money(head, say);
  if (earlier !== null) {
    await previous(earlier, head, say);
  }
  const lines = new Map();
  let leavesSeen = await contents(files, "", head, lines, say);
  if (head.month) {
    leavesSeen = await days(files, head, key, lines, say);
  }
  await checkLines(files, "", head, leavesSeen ? lines : null, say);
  await globalHead(files, head, key, say);
  for (const name of list(files, "proofs/")) {
    await callProof(name, read(files, name), head, say);
  }
  return {
    name: head.name,
    party: head.party,
    hash: hex(head.hash),
    keyId: head.keyId,
    calls: head.calls.count,
    corrections: head.corrections.count,
    gross: head.all.gross,
    share: head.all.share,
    payableFen: head.payableFen,
    journals: head.journals,
  };
}

function money(head, say) {
  const residue = (micro) => micro >= 0n && micro < 10_000n;
  say.check(
    residue(head.openingResidue) &&
      residue(head.closingResidue) &&
      bounded(head.openingResidue + head.all.share) ===
        bounded(bounded(head.payableFen * 10_000n) + head.closingResidue),
    `${head.name}：上期尾差 + 分成 = 应付 + 本期尾差`,
    `${head.name}: opening residue + share = payable + closing residue`,
  );
}

/** The chain of the party's heads, and that of the global heads. What a signed head names needs no signature of its own. */
async function previous(earlier, head, say) {
  const bytes = read(earlier, "head.bin");
  const before = readHead(bytes);
  if (before.party !== head.party) {
    say.no(`所给上期结算单属于另一方 ${before.party}`, `the earlier statement is of another party, ${before.party}`);
    return;
  }
  say.check(
    equalBytes(await sha256(bytes), head.previous) && before.closingResidue === head.openingResidue,
    `承接上期结算单 ${before.name}（哈希与尾差）`,
    `carries on the statement of ${before.name} (its hash and its residue)`,
  );
  if (!earlier.has("global.bin")) {
    say.note(
      "所给上期未附全局头，未检查全局头之间的承接",
      "no global head with the earlier one, so their chain was not checked",
    );
    return;
  }
  const globalBytes = read(earlier, "global.bin");
  const global = readGlobal(globalBytes);
  const named = equalBytes(await sha256(globalBytes), head.previousGlobal);
  const next = before.month === head.month && before.endsBefore === head.epochDay;
  if (!named && !next) {
    say.note(
      "两期之间另有账期，未检查全局头之间的承接",
      "periods lie between the two, so the chain of global heads was not checked",
    );
    return;
  }
  say.check(
    named && global.month === head.month && global.epochDay < head.epochDay,
    `承接上期全局头 ${global.name}`,
    `carries on the global head of ${global.name}`,
  );
}

async function contents(files, folder, head, lines, say) {
  const sections = readSections(read(files, `${folder}sections.bin`));
  const nodes = [];
  for (const section of sections) {
    nodes.push(await sectionNode(section.kind, section.value, section.root));
  }
  const root = await rootOf(nodes);
  say.check(
    equalBytes(root.hash, head.root) && equalSums(root, head.all),
    `${head.name}：分段小计 ${sections.length} 段与根哈希一致`,
    `${head.name}: the subtotals of ${sections.length} sections hash to the root`,
  );
  if (sections.some((section) => section.kind === HEADS || (section.kind === DAY) !== head.month)) {
    say.no("分段类型有误", "a section is of a kind that does not belong here");
  }
  if (head.month) {
    return false;
  }
  const sum = (wanted) => sections.filter(wanted).reduce((sums, section) => plus(sums, section.root), NOTHING);
  say.check(
    equalSums(sum((section) => section.kind !== CORRECTIONS), head.calls) &&
      equalSums(sum((section) => section.kind === CORRECTIONS), head.corrections),
    `${head.name}：调用与更正合计一致`,
    `${head.name}: calls and corrections sum to the head's`,
  );
  if (!files.has(`${folder}leaves.bin`)) {
    say.note("未附明细 leaves.bin，未逐笔核对", "no leaves.bin, so single calls were not checked");
    return false;
  }
  await checkLeaves(read(files, `${folder}leaves.bin`), sections, head, lines);
  say.yes(`${head.name}：${head.all.count} 笔明细逐笔相符`, `${head.name}: all ${head.all.count} leaves agree`);
  return true;
}

async function checkLeaves(bytes, sections, head, lines) {
  const input = new Reader(bytes);
  const within = (leaf, section) => leaf.section === section.kind && leaf.sectionValue === section.value;
  let [at, nodes, last] = [-1, [], null];
  for (let count = 1; ; count++) {
    const leaf = input.atEnd() ? null : readLeaf(nextLeaf(input));
    if (leaf === null || at < 0 || !within(leaf, sections[at])) {
      if (at >= 0 && !equalNodes(await rootOf(nodes), sections[at].root)) {
        throw new Differs(
          `分段 ${label(sections[at])} 的明细与小计不符`,
          `the leaves of ${label(sections[at])} do not make its subtotal`,
        );
      }
      [at, nodes, last] = [at + 1, [], null];
      if (leaf === null) {
        if (at < sections.length) {
          throw new Differs(`分段 ${label(sections[at])} 缺少明细`, `leaves of ${label(sections[at])} are missing`);
        }
        return;
      }
      if (at === sections.length || !within(leaf, sections[at])) {
        throw new Differs(`第 ${count} 笔明细不属于任何分段`, `leaf ${count} belongs to no section`);
      }
    }
    if (last !== null && last >= leaf.id) {
      throw new Differs(`第 ${count} 笔明细重复或乱序`, `leaf ${count} is there twice or out of order`);
    }
    if (leaf.agreement !== "|0" && !head.agreements.has(leaf.agreement)) {
      throw new Differs(
        `第 ${count} 笔明细的协议不在结算单头中`,
        `leaf ${count} falls under an agreement the head does not have`,
      );
    }
    if (leaf.section === MINUTE && (leaf.date > head.name || leaf.date < `${head.name.slice(0, 7)}-01`)) {
      throw new Differs(`第 ${count} 笔调用不属于本账期`, `leaf ${count} is a call of another period`);
    }
    last = leaf.id;
    nodes.push(await leafNode(leaf.encoded, leaf));
    add(lines, leaf.line, [leaf.calls, leaf.units, leaf.gross, leaf.share]);
  }
}

function nextLeaf(input) {
  const length = input.number32();
  if (length < 0 || length > LONGEST_LEAF) {
    throw new Differs("明细长度有误", "a leaf has an impossible length");
  }
  return input.fixed(length);
}

async function days(files, month, key, lines, say) {
  const sections = readSections(read(files, "sections.bin"));
  const folders = list(files, "days/")
    .filter((name) => name.endsWith("/head.bin"))
    .map((name) => name.slice(0, -"head.bin".length));
  if (folders.length !== month.days.length || folders.length !== sections.length) {
    throw new Differs(
      `月结算单含 ${month.days.length} 天，文件中有 ${folders.length} 天`,
      `the month has ${month.days.length} days, the bundle ${folders.length}`,
    );
  }
  let leavesSeen = true;
  let [calls, corrections, payableFen, before] = [NOTHING, NOTHING, 0n, null];
  for (let i = 0; i < folders.length; i++) {
    const bytes = read(files, `${folders[i]}head.bin`);
    const day = readHead(bytes);
    day.hash = await sha256(bytes);
    const fits =
      equalBytes(day.hash, month.days[i]) &&
      (await signed(key, bytes, read(files, `${folders[i]}head.sig`))) &&
      !day.month &&
      day.party === month.party &&
      [...day.agreements].every(([agreement, terms]) => month.agreements.get(agreement) === terms) &&
      day.name.startsWith(month.name) &&
      sections[i].value === day.epochDay &&
      equalNodes(sections[i].root, { ...day.all, hash: day.root }) &&
      day.openingResidue === (before === null ? month.openingResidue : before.closingResidue) &&
      (before === null || equalBytes(day.previous, before.hash));
    say.check(fits, `${day.name}：日结算单与月结算单衔接`, `${day.name}: the day is the one the month has`);
    money(day, say);
    const linesOfDay = new Map();
    const leavesOfDaySeen = await contents(files, folders[i], day, linesOfDay, say);
    if (files.has(`${folders[i]}lines.csv`)) {
      await checkLines(files, folders[i], day, leavesOfDaySeen ? linesOfDay : null, say);
    }
    linesOfDay.forEach((sums, line) => add(lines, line, sums));
    leavesSeen = leavesSeen && leavesOfDaySeen;
    calls = plus(calls, day.calls);
    corrections = plus(corrections, day.corrections);
    payableFen = bounded(payableFen + day.payableFen);
    before = day;
  }
  say.check(
    equalSums(calls, month.calls) &&
      equalSums(corrections, month.corrections) &&
      payableFen === month.payableFen &&
      (before === null || before.closingResidue === month.closingResidue),
    "各日合计等于本月",
    "the days sum to the month",
  );
  return leavesSeen;
}

async function checkLines(files, folder, head, leaves, say) {
  const content = read(files, `${folder}lines.csv`);
  say.check(
    equalBytes(await sha256(content), head.lines),
    `${head.name}：lines.csv 与结算单头一致`,
    `${head.name}: lines.csv is the file the head was made with`,
  );
  const rows = csv(utf8(content).replace(/^\uFEFF/, ""));
  const width = rows.length === 0 ? 0 : rows[0].length;
  if (width < FEWEST_COLUMNS) {
    throw new Differs("lines.csv 列数不足", "lines.csv has too few columns");
  }
  const columns = Array.from({ length: width - FIRST_NUMBER }, (_, i) => FIRST_NUMBER + i);
  const numbers = (row) => columns.map((column) => number(row[column], column));
  const sums = { usage: columns.map(() => 0n), correction: columns.map(() => 0n) };
  const lines = new Map();
  const totals = new Map();
  for (const row of rows.slice(1)) {
    if (row.length !== width) {
      throw new Differs("lines.csv 有一行列数不符", "a row of lines.csv has another number of columns");
    }
    const kind = row[0];
    if (kind === "usage" || kind === "correction") {
      const values = numbers(row);
      sums[kind] = sums[kind].map((sum, i) => bounded(sum + values[i]));
      const reason = kind === "usage" ? "" : row[7].split(" ")[0];
      const line = [kind, plain(row[3]), row[4], plain(row[5]), plain(row[6]), row[2], reason, plain(row[8])];
      add(lines, line.join("|"), [values[0], values[1], values[2], values[values.length - 1]]);
    } else {
      totals.set(kind, row);
    }
  }
  const total = (kind) => {
    if (!totals.has(kind)) {
      throw new Differs(`lines.csv 缺少合计行 ${kind}`, `lines.csv has no row ${kind}`);
    }
    return totals.get(kind);
  };
  const all = sums.usage.map((sum, i) => bounded(sum + sums.correction[i]));
  say.check(
    equalNumbers(numbers(total("usage_total")), sums.usage) &&
      equalNumbers(numbers(total("correction_total")), sums.correction) &&
      equalNumbers(numbers(total("total")), all),
    `${head.name}：lines.csv 每列合计正确`,
    `${head.name}: every column of lines.csv adds up`,
  );
  const last = (kind) => number(total(kind)[width - 1], width - 1);
  const share = sums.usage.length - 1;
  say.check(
    sums.usage[0] === head.calls.count &&
      sums.usage[2] === head.calls.gross &&
      sums.usage[share] === head.calls.share &&
      sums.correction[2] === head.corrections.gross &&
      sums.correction[share] === head.corrections.share &&
      last("opening_residue") === head.openingResidue &&
      last("payable") === bounded(head.payableFen * 10_000n) &&
      last("closing_residue") === head.closingResidue,
    `${head.name}：lines.csv 合计与结算单头一致`,
    `${head.name}: the totals of lines.csv are the head's`,
  );
  if (leaves !== null) {
    const same =
      lines.size === leaves.size &&
      [...lines].every(([line, values]) => leaves.has(line) && equalNumbers(values, leaves.get(line)));
    say.check(
      same,
      `${head.name}：lines.csv 每行等于其明细之和`,
      `${head.name}: each line of lines.csv is the sum of its calls`,
    );
  }
}

async function globalHead(files, head, key, say) {
  if (!files.has("global.bin")) {
    say.note("未附全局头，未检查各方所见是否一致", "no global head, so it was not checked that all parties see the same");
    return;
  }
  const bytes = read(files, "global.bin");
  const global = readGlobal(bytes);
  const proof = readProof(read(files, "global.json"), "global.json");
  const leaf = new Reader(proof.leaf);
  const covers =
    leaf.octet() === 1 &&
    leaf.octet() === 3 &&
    leaf.id() === head.party &&
    equalBytes(leaf.fixed(32), head.hash) &&
    leaf.atEnd();
  const reached = await walk(proof, await leafNode(proof.leaf, { gross: 0n, share: 0n }));
  const hash = hex(await sha256(bytes));
  say.check(
    (await signed(key, bytes, read(files, "global.sig"))) &&
      global.keyId === key.id &&
      global.month === head.month &&
      global.epochDay === head.epochDay &&
      covers &&
      equalBytes(proof.head, head.hash) &&
      equalNodes(reached, { hash: global.root, count: global.heads, gross: 0n, share: 0n }),
    `全局头签名有效并包含本结算单（请与其他伙伴比对其哈希 ${hash}）`,
    `the global head is signed and covers this head (compare its hash with other partners: ${hash})`,
  );
  say.check(
    equalBytes(global.previous, head.previousGlobal),
    "全局头与结算单头承接同一上期全局头",
    "the global head and this head name the same global head before",
  );
}

async function callProof(name, bytes, head, say) {
  const proof = readProof(bytes, name);
  if (!equalBytes(proof.head, head.hash)) {
    say.no(
      `证明 ${name} 属于另一份结算单，其头哈希 ${hex(proof.head)}`,
      `proof ${name} is of another statement, with head ${hex(proof.head)}`,
    );
    return;
  }
  const leaf = readLeaf(proof.leaf);
  const reached = await walk(proof, await leafNode(leaf.encoded, leaf));
  const first = proof.steps.find((step) => step.section);
  say.check(
    first !== undefined &&
      first.section.kind === leaf.section &&
      first.section.value === leaf.sectionValue &&
      equalNodes(reached, { ...head.all, hash: head.root }),
    `证明 ${name}：${leaf.shown}`,
    `proof ${name} leads to the root: ${leaf.shown}`,
  );
}

// -------------------------------------------------------------------------------------------------- formats

function readHead(bytes) {
  const input = new Reader(bytes);
  const head = { agreements: new Map(), journals: [], days: [] };
  input.expect("HFSH", "head.bin");
  readPeriod(input, head);
  head.party = input.id();
  if (input.text() !== "CNY") {
    throw new Differs("币种不是人民币", "the currency is not CNY");
  }
  head.issuedAt = input.number64();
  head.keyId = input.text();
  for (let left = input.entries(); left > 0; left--) {
    head.agreements.set(`${input.text()}|${input.number32()}`, hex(input.fixed(32)));
  }
  head.calls = input.sums();
  head.corrections = input.sums();
  head.all = plus(head.calls, head.corrections);
  head.openingResidue = input.number64();
  head.payableFen = input.number64();
  head.closingResidue = input.number64();
  head.root = input.fixed(32);
  head.lines = input.fixed(32);
  for (let left = input.entries(); left > 0; left--) {
    head.journals.push({ node: input.text(), epoch: input.number64(), lastSequence: input.number64() });
  }
  for (let left = input.entries(); left > 0; left--) {
    head.days.push(input.fixed(32));
  }
  head.previous = input.fixed(32);
  head.previousGlobal = input.fixed(32);
  input.end();
  return head;
}

function readGlobal(bytes) {
  const input = new Reader(bytes);
  const global = {};
  input.expect("HFGH", "global.bin");
  readPeriod(input, global);
  input.number64(); // when it was issued
  global.keyId = input.text();
  global.heads = input.number64();
  global.root = input.fixed(32);
  global.previous = input.fixed(32);
  input.end();
  return global;
}

/** endsBefore: the first day after it. */
function readPeriod(input, head) {
  const kind = input.octet();
  if (kind !== 1 && kind !== 2) {
    throw new Differs("账期类型未知", "the kind of period is unknown");
  }
  head.month = kind === 2;
  head.epochDay = input.number64();
  head.name = date(head.epochDay).slice(0, head.month ? 7 : 10);
  const from = new Date(Number(head.epochDay) * 86_400_000);
  const days = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 0)).getUTCDate();
  head.endsBefore = head.epochDay + BigInt(head.month ? days : 1);
}

function readLeaf(encoded) {
  const input = new Reader(encoded);
  input.version("leaf");
  const kind = input.octet();
  if (kind !== 1 && kind !== 2) {
    throw new Differs("明细类型未知", "the kind of a leaf is unknown");
  }
  const call = kind === 1;
  const leaf = { encoded, count: 1n, section: call ? MINUTE : CORRECTIONS, id: input.id() };
  leaf.sectionValue = call ? BigInt(`0x${leaf.id.slice(0, 8)}${leaf.id.slice(9, 13)}`) / 60_000n : 0n;
  const time = timeInChina(input.number64()); // when it was received or posted
  leaf.agreement = `${input.text()}|${input.number32()}`;
  const [api, operation] = [input.text(), input.text()];
  leaf.date = date(BigInt(input.number32()));
  let [reason, corrects, result] = ["", "", ""];
  if (call) {
    const [status, code] = [input.number32(), input.text()];
    leaf.calls = 1n;
    leaf.units = input.number64();
    result = `, ${status} ${code}, 价格版本 price version ${input.number32()}`;
  } else {
    reason = REASONS[input.octet() - 1];
    if (reason === undefined) {
      throw new Differs("更正原因未知", "the reason of a correction is unknown");
    }
    corrects = input.text();
    leaf.calls = input.number64();
    leaf.units = input.number64();
  }
  leaf.gross = input.number64();
  leaf.share = input.number64();
  input.fixed(16); // salt
  input.end();
  if (call && (leaf.gross < 0n || leaf.units < 0n)) {
    throw new Differs("调用的金额或数量为负", "a call has a negative amount or number of units");
  }
  leaf.line = [call ? "usage" : "correction", leaf.agreement, api, operation, leaf.date, reason, corrects].join("|");
  const amounts = `总额 gross ${yuan(leaf.gross)}, 分成 share ${yuan(leaf.share)}`;
  leaf.shown = `${leaf.id}, ${time}, ${api} ${operation}${result}, ${amounts}`;
  return leaf;
}

function readSections(bytes) {
  const input = new Reader(bytes);
  input.expect("HFSX", "sections.bin");
  const sections = [];
  for (let left = input.entries(); left > 0; left--) {
    const section = { kind: input.octet(), value: input.number64() };
    section.root = { hash: input.fixed(32), ...input.sums() };
    const last = sections.at(-1);
    if (last && (last.kind > section.kind || (last.kind === section.kind && last.value >= section.value))) {
      throw new Differs("分段乱序", "the sections are not in order");
    }
    if (section.kind === MINUTE && section.root.gross < 0n) {
      throw new Differs("分钟小计为负", "the subtotal of a minute is negative");
    }
    sections.push(section);
  }
  input.end();
  return sections;
}

/** A proof in the one form it is issued in: what it says is written again, and must give the same text. */
function readProof(bytes, name) {
  const malformed = () => new Differs(`证明 ${name} 不是原样`, `proof ${name} is not as it was issued`);
  const text = utf8(bytes);
  let proof;
  try {
    const read = JSON.parse(text);
    const node = (from) => ({
      hash: unhex(from.hash),
      count: natural(from.count),
      gross: whole(from.gross),
      share: whole(from.share),
    });
    proof = {
      head: unhex(read.head),
      leaf: Uint8Array.from(atob(read.leaf), (character) => character.charCodeAt(0)),
      steps: read.steps.map((step) => {
        if (step.section) {
          return { section: { kind: KINDS.indexOf(step.section.kind) + 1, value: whole(step.section.value) } };
        }
        return step.left ? { left: node(step.left) } : { right: node(step.right) };
      }),
    };
  } catch (error) {
    throw malformed();
  }
  const node = (from) =>
    `{"hash":"${hex(from.hash)}","count":"${from.count}","gross":"${from.gross}","share":"${from.share}"}`;
  const steps = proof.steps.map((step) => {
    if (step.section) {
      return `{"section":{"kind":"${KINDS[step.section.kind - 1]}","value":"${step.section.value}"}}`;
    }
    return step.left ? `{"left":${node(step.left)}}` : `{"right":${node(step.right)}}`;
  });
  const base64 = btoa(Array.from(proof.leaf, (octet) => String.fromCharCode(octet)).join(""));
  const [head, list] = [hex(proof.head), steps.join(",")];
  const again = `{"format":"hefu-proof-1","head":"${head}","leaf":"${base64}","steps":[${list}]}\n`;
  if (again !== text) {
    throw malformed();
  }
  return proof;
}

/** Walks up. Sums are added at each step, and each step's hash covers them. */
async function walk(proof, start) {
  let reached = start;
  let negative = start.gross < 0n;
  for (const step of proof.steps) {
    if (step.section) {
      if (negative && step.section.kind === MINUTE) {
        throw new Differs("分钟小计为负", "the subtotal of a minute is negative");
      }
      reached = await sectionNode(step.section.kind, step.section.value, reached);
    } else {
      negative ||= (step.left ?? step.right).gross < 0n;
      reached = step.left ? await join(step.left, reached) : await join(reached, step.right);
    }
  }
  return reached;
}

/** Reads the binary form, strictly. */
class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = 0;
  }

  skip(length) {
    if (length < 0 || length > this.bytes.length - this.at) {
      throw new Differs("文件不完整", "a file ends too early");
    }
    this.at += length;
    return this.at - length;
  }

  fixed(length) {
    const from = this.skip(length);
    return this.bytes.subarray(from, from + length);
  }

  octet() {
    return this.view.getUint8(this.skip(1));
  }

  number32() {
    return this.view.getInt32(this.skip(4));
  }

  number64() {
    return this.view.getBigInt64(this.skip(8));
  }

  text() {
    return utf8(this.fixed(this.view.getUint16(this.skip(2))));
  }

  id() {
    return hex(this.fixed(16)).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  }

  sums() {
    const sums = { count: this.number64(), gross: this.number64(), share: this.number64() };
    if (sums.count < 0n) {
      throw new Differs("笔数为负", "a count is negative");
    }
    return sums;
  }

  entries() {
    const entries = this.number32();
    if (entries < 0 || entries > this.bytes.length - this.at) {
      throw new Differs("条目数有误", "an impossible number of entries");
    }
    return entries;
  }

  expect(magic, what) {
    if (String.fromCharCode(...this.fixed(4)) !== magic) {
      throw new Differs(`${what} 不是该类文件`, `${what} is no such file`);
    }
    this.version(what);
  }

  version(what) {
    if (this.octet() !== 1) {
      throw new Differs(`${what} 版本未知，请用新版核对程序`, `${what} has an unknown version: get a newer verifier`);
    }
  }

  atEnd() {
    return this.at === this.bytes.length;
  }

  end() {
    if (!this.atEnd()) {
      throw new Differs("文件末尾有多余内容", "there is something behind the end of a file");
    }
  }
}

// ----------------------------------------------------------------------------------------------------- tree

const NOTHING = { count: 0n, gross: 0n, share: 0n };

function plus(left, right) {
  return {
    count: bounded(left.count + right.count),
    gross: bounded(left.gross + right.gross),
    share: bounded(left.share + right.share),
  };
}

function bounded(sum) {
  if (sum > LARGEST || sum < -LARGEST - 1n) {
    throw new Differs("合计超出 64 位", "a sum does not fit into 64 bit");
  }
  return sum;
}

async function leafNode(encoded, { gross, share }) {
  return { hash: await sha256(Uint8Array.of(0), encoded), count: 1n, gross, share };
}

async function join(left, right) {
  return { hash: await sha256(Uint8Array.of(1), encodedNode(left), encodedNode(right)), ...plus(left, right) };
}

async function sectionNode(kind, value, root) {
  const name = new Uint8Array(10);
  name[0] = 2;
  name[1] = kind;
  new DataView(name.buffer).setBigInt64(2, value);
  return { ...root, hash: await sha256(name, encodedNode(root)) };
}

function encodedNode(node) {
  const bytes = new Uint8Array(56);
  const view = new DataView(bytes.buffer);
  bytes.set(node.hash);
  view.setBigInt64(32, node.count);
  view.setBigInt64(40, node.gross);
  view.setBigInt64(48, node.share);
  return bytes;
}

/** The root of RFC 6962's tree: the left subtree is the largest power of two that leaves something on the right. */
async function rootOf(nodes) {
  if (nodes.length === 0) {
    return { hash: await sha256(), ...NOTHING };
  }
  let level = nodes;
  while (level.length > 1) {
    const above = [];
    for (let i = 0; i < level.length; i += 2) {
      above.push(i + 1 < level.length ? await join(level[i], level[i + 1]) : level[i]);
    }
    level = above;
  }
  return level[0];
}

// -------------------------------------------------------------------------------------------------- signing

async function publicKey(files, pem, say) {
  const own = pem === null ? read(files, "key.pem") : null;
  if (pem === null) {
    say.note(
      "公钥取自结算单本身：请与运营商另行公布的公钥比对",
      "the key came with the statement: compare it with the operator's published one",
    );
  }
  const text = pem ?? utf8(own);
  try {
    const base64 = text.replace(/-----(BEGIN|END) PUBLIC KEY-----/g, "").replace(/\s/g, "");
    const encoded = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const key = await crypto.subtle.importKey("spki", encoded, { name: "Ed25519" }, false, ["verify"]);
    return { key, id: hex(await sha256(encoded)).slice(0, 16) };
  } catch (error) {
    if (error.name === "NotSupportedError") {
      throw new Differs("浏览器不支持 Ed25519，请改用 Verify.java", "this browser has no Ed25519: use Verify.java");
    }
    throw new Differs("公钥无法读取，应为 PEM 格式的 Ed25519 公钥", "the key is no Ed25519 public key in PEM");
  }
}

async function signed({ key }, content, signature) {
  return signature.length === 64 && crypto.subtle.verify({ name: "Ed25519" }, key, signature, content);
}

async function sha256(...parts) {
  const content = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    content.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest("SHA-256", content));
}

// --------------------------------------------------------------------------------------------- small things

function read(files, name) {
  if (!files.has(name)) {
    throw new Differs(`缺少文件 ${name}`, `${name} is missing`);
  }
  return files.get(name);
}

function list(files, prefix) {
  return [...files.keys()].filter((name) => name.startsWith(prefix)).sort();
}

function add(lines, line, numbers) {
  const sums = lines.get(line) ?? numbers.map(() => 0n);
  lines.set(line, sums.map((sum, i) => bounded(sum + numbers[i])));
}

/** Calls and units are whole numbers, all columns behind them yuan with six decimals. */
function number(text, column) {
  if (column < 11) {
    return whole(text);
  }
  const match = /^(-?)(\d+)\.(\d{6})$/.exec(text);
  if (match === null) {
    throw new Differs(`lines.csv 中 ${text} 不是金额`, `${text} in lines.csv is no amount`);
  }
  return bounded(BigInt(`${match[1]}${match[2]}${match[3]}`));
}

/** A text without the mark that keeps spreadsheet programs from making a formula or a number of it. */
function plain(text) {
  return text.replace(/^['\t]/, "");
}

function whole(text) {
  if (typeof text !== "string" || !/^-?\d+$/.test(text)) {
    throw new Differs(`${text} 不是整数`, `${text} is no whole number`);
  }
  return bounded(BigInt(text));
}

function natural(text) {
  const value = whole(text);
  if (value < 0n) {
    throw new Differs("笔数为负", "a count is negative");
  }
  return value;
}

function yuan(micro) {
  const digits = (micro < 0n ? -micro : micro).toString().padStart(7, "0");
  return `${micro < 0n ? "-" : ""}${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

function label(section) {
  if (section.kind === MINUTE) {
    return timeInChina(section.value * 60_000_000n).slice(0, 16);
  }
  return section.kind === DAY ? date(section.value) : "corrections";
}

/** 2026-11-01 08:05:00.000000, of microseconds since 1970. */
function timeInChina(micros) {
  const fraction = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n;
  const inChina = new Date(Number((micros - fraction) / 1000n) + 8 * 3_600_000);
  return `${inChina.toISOString().slice(0, 19).replace("T", " ")}.${fraction.toString().padStart(6, "0")}`;
}

function date(epochDay) {
  return new Date(Number(epochDay) * 86_400_000).toISOString().slice(0, 10);
}

function utf8(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new Differs("文本不是 UTF-8", "a text is not UTF-8");
  }
}

function hex(bytes) {
  return Array.from(bytes, (octet) => octet.toString(16).padStart(2, "0")).join("");
}

function unhex(text) {
  if (!/^[0-9a-f]{64}$/.test(text)) {
    throw new Differs("哈希有误", "no hash");
  }
  return Uint8Array.from(text.match(/../g), (octet) => parseInt(octet, 16));
}

function equalBytes(left, right) {
  return left.length === right.length && left.every((octet, i) => octet === right[i]);
}

function equalNumbers(left, right) {
  return left.length === right.length && left.every((value, i) => value === right[i]);
}

function equalSums(left, right) {
  return left.count === right.count && left.gross === right.gross && left.share === right.share;
}

function equalNodes(left, right) {
  return equalBytes(left.hash, right.hash) && equalSums(left, right);
}

/** RFC 4180. */
function csv(text) {
  const rows = [];
  let row = [];
  let field = "";
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (quoted) {
      if (character === '"' && text[i + 1] === '"') {
        field += '"';
        i++;
      } else if (character === '"') {
        quoted = false;
      } else {
        field += character;
      }
    } else if (character === '"') {
      quoted = true;
    } else if (character === "," || character === "\n") {
      row.push(field);
      field = "";
      if (character === "\n") {
        rows.push(row);
        row = [];
      }
    } else if (character !== "\r") {
      field += character;
    }
  }
  return rows;
}
