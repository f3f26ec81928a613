"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { formatWall } from "@/lib/clock/format-wall";
import { MESSAGE_MAX } from "@/lib/domain/visits/room";
import type { RoomRole } from "@/lib/domain/visits/schema";
import type { useChat } from "./use-chat";

/** The reader's wall time of an instant, by the offset that the server has worked out for the day of the visit. */
const wallOf = (instant: string, utcOffsetMinutes: number) => new Date(Date.parse(instant) + utcOffsetMinutes * 60_000).toISOString().slice(0, 16);

/** What both sides write to each other. New messages are read out; what waits to be sent says so. */
export function Chat({ chat, role, utcOffsetMinutes }: { chat: ReturnType<typeof useChat>; role: RoomRole; utcOffsetMinutes: number }) {
  const t = useTranslations("room");
  const locale = useLocale();
  const [text, setText] = useState("");
  const end = useRef<HTMLDivElement>(null);
  const { messages, unsent, isRefused, send } = chat;
  useEffect(() => {
    // Chromium 156 answers a promise here; an effect must not return it.
    void end.current?.scrollIntoView({ block: "nearest" });
  }, [messages.length, unsent.length]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "") return;
    send(text);
    setText("");
  };
  const bubble = "max-w-[85%] rounded-lg px-3.5 py-2 whitespace-pre-wrap wrap-anywhere";
  return (
    <section aria-labelledby="chat-title" className="flex min-h-0 flex-1 flex-col rounded-lg border border-line bg-surface">
      <h2 id="chat-title" className="border-b border-line px-4 py-3 font-sans text-base font-semibold">{t("chat.title")}</h2>
      {/* A region that scrolls must be reachable by keyboard. */}
      <div role="log" aria-label={t("chat.title")} tabIndex={0} className="flex max-h-96 min-h-40 flex-1 flex-col gap-2.5 overflow-y-auto p-4 lg:max-h-none">
        {messages.length === 0 && unsent.length === 0 ? <p className="text-sm text-ink-soft">{t("chat.empty")}</p> : null}
        {messages.map(({ id, author, text: said, sentAt }) => {
          const isMine = author.role === role;
          return (
            <div key={id} className={cn("flex flex-col", isMine ? "items-end" : "items-start")}>
              <p className={cn(bubble, isMine ? "bg-primary text-on-primary" : "bg-leaf-100")}>
                <span className="sr-only">{isMine ? t("chat.you") : <bdi>{author.name}</bdi>}: </span>
                {said}
              </p>
              <time dateTime={sentAt} className="mt-0.5 text-xs text-ink-soft">
                {formatWall(wallOf(sentAt, utcOffsetMinutes), { format: "time", locale })}
              </time>
            </div>
          );
        })}
        {unsent.map(({ key, text: said }) => (
          <div key={key} className="flex flex-col items-end">
            <p className={cn(bubble, "border border-dashed border-line bg-surface")}>{said}</p>
            <span className="mt-0.5 text-xs text-ink-soft">{t(isRefused ? "chat.refused" : "chat.waiting")}</span>
          </div>
        ))}
        <div ref={end} />
      </div>
      <form onSubmit={submit} className="flex gap-2 border-t border-line p-3">
        <label htmlFor="message" className="sr-only">{t("chat.label")}</label>
        <textarea
          id="message"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing && submit(event)}
          maxLength={MESSAGE_MAX}
          rows={2}
          placeholder={t("chat.placeholder")}
          className="min-h-11 flex-1 resize-none rounded-md border border-line-strong bg-surface px-3 py-2 focus-visible:outline-2 focus-visible:outline-primary"
        />
        <Button variant="secondary" onClick={submit}>{t("chat.send")}</Button>
      </form>
    </section>
  );
}
