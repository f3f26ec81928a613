"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { InputField } from "@/components/ui/input";
import { SelectField } from "@/components/ui/select";
import { GUEST_NAME_MAX, knownRelations } from "@/lib/domain/visits/guests/schema";
import type { RoomRole } from "@/lib/domain/visits/schema";
import type { Refused } from "./use-guests";

interface GuestFormProps {
  role: RoomRole;
  refused: Refused | undefined;
  isBusy: boolean;
  onSend: (name: string, relation: string) => void;
  onKeep: () => void;
}

/** Asks whom to invite. What was typed stays until the link is made. */
export function GuestForm({ role, refused, isBusy, onSend, onKeep }: GuestFormProps) {
  const t = useTranslations("room.guest");
  const [name, setName] = useState("");
  const [relation, setRelation] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy) onSend(name, relation);
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      <p className="text-ink-soft">{t("lead")}</p>
      <InputField label={t("name")} hint={t("nameHint")} name="guestName" autoComplete="off" maxLength={GUEST_NAME_MAX} required autoFocus value={name} onChange={({ target }) => setName(target.value)} error={refused?.fields.name} />
      <SelectField
        label={t("relation")}
        name="guestRelation"
        placeholder={t("choose")}
        options={knownRelations.map((value) => ({ value, label: t(`relations.${value}`) }))}
        required
        value={relation}
        onChange={({ target }) => setRelation(target.value)}
        error={refused?.fields.relation}
      />
      <p className="text-sm text-ink-soft">{t(role === "patient" ? "consentOwn" : "consentOther")}</p>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" pending={isBusy}>{t(isBusy ? "sending" : "send")}</Button>
        <Button variant="secondary" onClick={onKeep}>{t("keep")}</Button>
      </div>
    </form>
  );
}
