import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import { bearer, makeAdmin, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { contract } from "./contract";
import type { Endpoint } from "./endpoint";
import { isUnchanged, versionDemanded } from "./entity-tag";
import { call } from "@/lib/http/proofs/testing/call";

async function editable() {
  const [doctor, patient] = await Promise.all([makeDoctor(), makePatient()]);
  const [asDoctor, asPatient] = await Promise.all([bearer(doctor), bearer(patient)]);
  const body = { slotId: (await makeSlot(doctor.id)).id, complaint: "Cough", mode: "video" };
  const visit = await call("POST", "/consultations", { body, headers: { ...asPatient, "idempotency-key": v7() } });
  return [
    { what: "a profile", path: "/users/profile", who: asPatient, one: { firstName: "Kavya" }, other: { firstName: "Divya" } },
    { what: "a practice", path: `/doctors/${doctor.id}`, who: asDoctor, one: { bio: "Twenty years of practice." }, other: { bio: "Digestion and skin." } },
    { what: "a consultation", path: `/consultations/${visit.body!.id}`, who: asDoctor, one: { notes: "Rest" }, other: { notes: "Walk" } },
  ];
}

describe("two editors", () => {
  it("who read the same version do not overwrite each other: the second gets 412 and the first change stays", async () => {
    for (const { what, path, who, one, other } of await editable()) {
      const tag = (await call("GET", path, { headers: who })).headers.get("etag")!;
      expect(tag, what).toMatch(/^"v1-[\w-]{11}"$/);
      const saved = await call("PUT", path, { body: one, headers: { ...who, "if-match": tag } });
      expect(saved.status, what).toBe(200);
      const late = await call("PUT", path, { body: other, headers: { ...who, "if-match": tag } });
      expect(late, what).toMatchObject({ status: 412, body: { code: "precondition_failed" } });
      expect((await call("GET", path, { headers: who })).body, what).toMatchObject(one);
      // With the tag from the answer to the first save, the second save works.
      expect((await call("PUT", path, { body: other, headers: { ...who, "if-match": saved.headers.get("etag")! } })).status, what).toBe(200);
    }
  });

  it("who save at the same time with the same tag: only one succeeds", async () => {
    for (const { what, path, who, one, other } of await editable()) {
      const tag = (await call("GET", path, { headers: who })).headers.get("etag")!;
      const answers = await Promise.all([one, other, one].map((body) => call("PUT", path, { body, headers: { ...who, "if-match": tag } })));
      expect(answers.map(({ status }) => status).toSorted(), what).toEqual([200, 412, 412]);
    }
  });

  it("who send the version in the body get 409 instead", async () => {
    for (const { what, path, who, one } of await editable()) {
      const version = (await call("GET", path, { headers: who })).body!.version;
      await call("PUT", path, { body: one, headers: who });
      expect(await call("PUT", path, { body: { ...one, version }, headers: who }), what).toMatchObject({ status: 409, body: { code: "edit_conflict" } });
    }
  });
});

describe("If-Match", () => {
  it("with * demands nothing, with a weak tag or one that is not ours gets 412, with two tags or another version in the body 400", async () => {
    for (const { what, path, who, one } of await editable()) {
      const put = (tag: string, body = {}) => call("PUT", path, { body: { ...one, ...body }, headers: { ...who, "if-match": tag } }).then(({ status }) => status);
      const tag = (await call("GET", path, { headers: who })).headers.get("etag")!;
      for (const other of ['"abc"', `W/${tag}`, "garbage", '"v99-abcdefghijk"']) expect(await put(other), `${what} ${other}`).toBe(412);
      expect(await put(`${tag}, "v2-abcdefghijk"`), what).toBe(400);
      expect(await put(tag, { version: 9 }), what).toBe(400);
      expect(await put(tag, { version: 1 }), what).toBe(200);
      expect(await put("*"), what).toBe(200);
    }
  });

  it("tells nothing about things the caller may not read", async () => {
    const [, , { path } = { path: "" }] = await editable();
    const stranger = await bearer(await makePatient());
    expect((await call("PUT", path, { body: { complaint: "x" }, headers: { ...stranger, "if-match": '"v9-abcdefghijk"' } })).status).toBe(404);
  });

  it("may be a list of tags or a star", () => {
    expect(versionDemanded(null)).toBeUndefined();
    expect(versionDemanded(" * ")).toBeUndefined();
    expect(versionDemanded('"v3-abcdefghijk", "v3-0123456789_"')).toBe(3);
    expect(isUnchanged('"x", W/"v3-abcdefghijk"', '"v3-abcdefghijk"')).toBe(true);
    expect(isUnchanged('"x"', '"v3-abcdefghijk"')).toBe(false);
    expect(isUnchanged(null, '"v3-abcdefghijk"')).toBe(false);
  });
});

describe("If-None-Match", () => {
  it("gets 304 without a body until the thing is changed, for HEAD as for GET", async () => {
    for (const { what, path, who, one } of await editable()) {
      const tag = (await call("GET", path, { headers: who })).headers.get("etag")!;
      for (const method of ["GET", "HEAD"]) {
        const again = await call(method, path, { headers: { ...who, "if-none-match": tag } });
        expect([again.status, again.text, again.headers.get("etag")], what).toEqual([304, "", tag]);
      }
      await call("PUT", path, { body: one, headers: who });
      expect((await call("GET", path, { headers: { ...who, "if-none-match": tag } })).status, what).toBe(200);
    }
  });

  it("does not confuse the answers that two readers get for the same version", async () => {
    const [, , visit] = await editable();
    const tag = (await call("GET", visit!.path, { headers: visit!.who })).headers.get("etag")!;
    const asAdmin = await call("GET", visit!.path, { headers: { ...(await bearer(await makeAdmin())), "if-none-match": tag } });
    expect(asAdmin.status).toBe(200);
    expect(asAdmin.headers.get("etag")).not.toBe(tag);
  });
});

describe("a row of the contract", () => {
  it.each(Object.entries<Endpoint>(contract).filter(([, { method, useCase }]) => /GET|PUT/.test(method) && "shape" in useCase.output && "version" in (useCase.output.shape as object)))(
    "%s, whose answer has a version, has an ETag", (_, row) => expect(row.versioned).toBe(true),
  );
});
