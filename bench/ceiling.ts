import { createServer, type IncomingMessage } from "node:http";
import postgres from "postgres";
import { v7 } from "uuid";
import { dayOf } from "@/lib/demo/tools/days";

/*
 * The ceiling: only the SQL that each measured endpoint needs, from node:http and postgres.js. No schema, no policy, no
 * session, no encryption, no log, no metrics. On this machine the product cannot be faster than this.
 */

// The same trigram threshold as the product's search: with another one this search would find other doctors.
const sql = postgres(process.env.DATABASE_URL ?? "", {
  max: Number(process.env.DB_POOL_SIZE ?? 10),
  onnotice: () => {},
  connection: { "pg_trgm.word_similarity_threshold": "0.4" },
});

interface Answer {
  status: number;
  body: unknown;
}

createServer((request, response) => {
  answer(request)
    .catch((error: unknown) => ({ status: 500, body: String(error) }))
    .then(({ status, body }) => {
      const json = Buffer.from(JSON.stringify(body));
      response.writeHead(status, { "content-type": "application/json", "content-length": json.length });
      response.end(json);
    });
}).listen(Number(process.env.PORT), "127.0.0.1");

process.on("SIGTERM", () => process.exit(0));

async function answer(request: IncomingMessage): Promise<Answer> {
  const [path = "", query = ""] = (request.url ?? "").split("?");
  if (path === "/readyz") return { status: 200, body: await sql`select 1` };
  if (request.method === "POST") return book(request);
  if (path.endsWith("/search")) return search(new URLSearchParams(query));
  return freeTimes(path.split("/")[5] ?? "", new URLSearchParams(query).get("date") ?? "");
}

const shown = `d.id, d.name, d.specializations, d.qualifications, d.system_of_medicine, d.experience_years, d.languages, d.city, d.state,
  d.rating_hundredths, d.rating_count, d.fee_amount, left(d.bio, 161) as bio`;

/** The same rows in the same order as the product's, from a statement with only the requested filters. */
async function search(query: URLSearchParams): Promise<Answer> {
  const rows = await find(query, false);
  return { status: 200, body: { data: rows.length === 0 && query.has("q") ? await find(query, true) : rows } };
}

function find(query: URLSearchParams, isForgiving: boolean) {
  const values: (string | string[])[] = [];
  const bind = (value: string | string[]) => `$${values.push(value)}`;
  const where = ["d.status = 'verified'"];
  let from = "doctors d";
  let relevance = "0";
  if (query.has("q")) {
    // The measured words have three letters or more and are ASCII.
    const words = query.get("q")!.toLowerCase().split(" ");
    if (isForgiving) {
      from = `(select id, sum(closeness)::int as relevance from (
          select d.id, w.n, max(known.closeness) as closeness from unnest(${bind(words)}::text[]) with ordinality as w (word, n)
          join lateral (
            select word, closeness from (
              select v.word, round(100 * word_similarity(w.word, v.word))::int as closeness, round(100 * max(word_similarity(w.word, v.word)) over ())::int as closest
              from doctor_words v where w.word <% v.word) alike
            where closeness >= closest - 15 order by closeness desc, word limit 20) known on true
          join doctors d on d.status = 'verified' and d.search_text like '% ' || known.word || ' %'
          where not exists (select from doctors d where d.status = 'verified' and d.search_text like all (${bind(words.map((word) => `%${word}%`))}::text[]))
          group by d.id, w.n) hits
        group by id having count(*) = ${words.length}) near join doctors d using (id)`;
      relevance = "near.relevance";
    } else {
      for (const word of words) where.push(`d.search_text like ${bind(`%${word}%`)}`);
      const names = bind(words.map((word) => `% ${word}%`));
      relevance = `(d.search_name like any (${names}::text[]))::int + (d.search_name like all (${names}::text[]))::int`;
    }
  }
  if (query.has("specialization")) where.push(`search_line(${bind(query.get("specialization")!)}) = any (d.specialization_keys)`);
  if (query.has("location")) where.push(`d.search_place like '% ' || lower(${bind(query.get("location")!)}) || ' %'`);
  if (query.has("language")) where.push(`${bind(query.get("language")!)} = any (d.languages)`);
  if (query.has("minRating")) where.push(`d.rating_hundredths >= 100 * ${bind(query.get("minRating")!)}::numeric`);
  if (query.has("maxFee")) where.push(`d.fee_amount <= ${bind(query.get("maxFee")!)}::int`);
  if (query.has("availableOn")) {
    // All doctors of the bench are in India.
    const from = dayOf(new Date(`${query.get("availableOn")}T12:00:00Z`));
    where.push(`exists (select from availability_slots s where s.doctor_id = d.id and s.status = 'available' and s.deleted_at is null
      and s.starts_at >= greatest(now(), ${bind(from.toISOString())}::timestamptz) and s.starts_at < ${bind(new Date(from.getTime() + 86_400_000).toISOString())}::timestamptz)`);
  }
  const byRating = relevance === "0" ? "d.rating_hundredths desc, d.id desc" : `(${relevance}) * 1000 + d.rating_hundredths desc, d.id desc`;
  const orders: Record<string, string> = { rating: "d.rating_hundredths desc, d.id desc", fee: "d.fee_amount, d.id", experience: "d.experience_years desc, d.id desc" };
  const order = orders[query.get("sort") ?? ""] ?? byRating;
  return sql.unsafe(
    `select ${shown}, (select s.starts_at from availability_slots s where s.doctor_id = d.id and s.status = 'available' and s.deleted_at is null
       and s.starts_at > now() order by s.starts_at limit 1) as next_available_at
     from ${from} where ${where.join(" and ")} order by ${order} limit 21`,
    values as string[],
    { prepare: true },
  );
}

async function freeTimes(doctorId: string, date: string): Promise<Answer> {
  const from = dayOf(new Date(`${date}T12:00:00Z`));
  const rows = await sql`
    select s.id, s.starts_at, s.ends_at from availability_slots s join doctors d on d.id = s.doctor_id and d.status = 'verified'
    where s.doctor_id = ${doctorId} and s.status = 'available' and s.deleted_at is null
      and s.starts_at > now() and s.starts_at >= ${from} and s.starts_at < ${new Date(from.getTime() + 86_400_000)} order by s.starts_at`;
  return { status: 200, body: { data: rows } };
}

/**
 * One transaction in two round trips: first the claim, the consultation and the payment; then audit row, event and kept answer, sent
 * together with COMMIT.
 */
async function book(request: IncomingMessage): Promise<Answer> {
  const { slotId, complaint, mode } = JSON.parse(await textOf(request)) as Record<string, string>;
  const patientId = String(request.headers["x-patient"]);
  const [id, paymentId, auditId, eventId] = [v7(), v7(), v7(), v7()];
  const connection = await sql.reserve();
  try {
    const send = (text: string, values: (string | undefined)[] = []) => connection.unsafe(text, values as string[], { prepare: true }).execute();
    const begin = send("begin");
    const claim = send(
      `with claimed as (
         update availability_slots s set status = 'booked', updated_at = now() where id = $1 and status = 'available' and deleted_at is null and starts_at > now()
         returning s.id, s.doctor_id, s.starts_at, s.ends_at),
       booked as (
         insert into consultations (id, patient_id, doctor_id, slot_id, status, mode, starts_at, ends_at, fee_amount, fee_currency, complaint, consent_at)
         select $2, $3, doctor_id, c.id, 'scheduled', $4, starts_at, ends_at, d.fee_amount, 'INR', $5, now() from claimed c join doctors d on d.id = c.doctor_id
         returning id, doctor_id, starts_at, ends_at, fee_amount)
       insert into payments (id, consultation_id, amount, currency, status) select $6, id, fee_amount, 'INR', 'pending' from booked
       returning (select to_json(booked) from booked) as consultation`,
      [slotId, id, patientId, mode, sealedForm(complaint ?? ""), paymentId],
    );
    const [, [row]] = await Promise.all([begin, claim]);
    if (!row) {
      const [near] = await Promise.all([
        send(`select id, starts_at, ends_at from availability_slots where doctor_id = (select doctor_id from availability_slots where id = $1) and status = 'available' and deleted_at is null and starts_at > now() order by starts_at limit 5`, [slotId]),
        send("rollback"),
      ]);
      return { status: 409, body: { code: "slot_taken", alternatives: near } };
    }
    const body = { id, slotId, status: "scheduled", mode, complaint, ...(row.consultation as object) };
    await Promise.all([
      send(`insert into audit_logs (id, actor_id, actor_role, action, resource_type, resource_id, outcome, request_id, patient_id) values ($1, $2, 'patient', 'consultation.book', 'consultation', $3, 'success', $4, $2)`, [auditId, patientId, id, auditId]),
      send(`insert into outbox (id, topic, payload) values ($1, 'consultation.booked', $2::text::jsonb)`, [eventId, JSON.stringify({ consultationId: id })]),
      send(`insert into idempotency_keys (scope, route, key, request_hash, response) values ($1, 'consultation.book', $2, '', $3)`, [patientId, String(request.headers["idempotency-key"]), sealedForm(JSON.stringify(body))]),
      send("commit"),
    ]);
    return { status: 201, body };
  } finally {
    connection.release();
  }
}

/** Not encrypted; it only has the format of encrypted values: the columns accept nothing else. */
const sealedForm = (text: string) => `v1.ceiling0.${Buffer.from(text.padEnd(30)).toString("base64url")}`;

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}
