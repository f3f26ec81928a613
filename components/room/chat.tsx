"use client";

import { useLocale, useTranslations } from "next-intl";
import { type DragEvent, type FormEvent, useEffect, useRef, useState } from "react";
import { FileCard } from "@/components/files/file-card";
import { FilePicker } from "@/components/files/file-picker";
import { WaitingFile } from "@/components/files/waiting-file";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { useWarningBeforeLeaving } from "@/components/ui/use-warning-before-leaving";
import { formatWall } from "@/lib/clock/format-wall";
import { MESSAGE_MAX } from "@/lib/domain/visits/room";
import type { RoomRole } from "@/lib/domain/visits/schema";
import type { useChat } from "./use-chat";

/** The reader's wall time of an instant, by the offset that the server has worked out for the day of the visit. */
const wallOf = (instant: string, utcOffsetMinutes: number) => new Date(Date.parse(instant) + utcOffsetMinutes * 60_000).toISOString().slice(0, 16);

/** What both sides write to each other, and the files they show. New ones are read out; what waits to be sent says so. */
export function Chat({ chat, role, utcOffsetMinutes }: { chat: ReturnType<typeof useChat>; role: RoomRole; utcOffsetMinutes: number }) {
  const t = useTranslations("room");
  const files = useTranslations("files");
  const locale = useLocale();
  const [text, setText] = useState("");
  const end = useRef<HTMLDivElement>(null);
  const [isOver, setOver] = useState(false);
  const { messages, outbox } = chat;
  const { waiting } = outbox;
  useWarningBeforeLeaving(waiting.some(({ file, refused }) => file && refused === undefined), files("leave"));
  useEffect(() => {
    // Chromium 156 answers a promise here; an effect must not return it.
    void end.current?.scrollIntoView({ block: "nearest" });
  }, [messages.length, waiting.length]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "") return;
    outbox.put({ text });
    setText("");
  };
  const attach = (chosen: Iterable<File>) => [...chosen].forEach((file) => outbox.put({ file }));
  const isOfFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");
  const bubble = "max-w-[85%] rounded-lg px-3.5 py-2 whitespace-pre-wrap wrap-anywhere";
  return (
    <section
      aria-labelledby="chat-title"
      className={cn("flex min-h-0 flex-1 flex-col rounded-lg border border-line bg-surface", isOver && "outline-3 outline-primary outline-dashed")}
      onDragOver={(event) => {
        if (!isOfFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        if (!isOfFiles(event)) return;
        event.preventDefault();
        setOver(false);
        attach(event.dataTransfer.files);
      }}
    >
      <h2 id="chat-title" className="border-b border-line px-4 py-3 font-sans text-base font-semibold">{t("chat.title")}</h2>
      {/* A region that scrolls must be reachable by keyboard. */}
      <div role="log" aria-label={t("chat.title")} tabIndex={0} className="flex max-h-96 min-h-40 flex-1 flex-col gap-2.5 overflow-y-auto p-4 lg:max-h-none">
        {messages.length === 0 && waiting.length === 0 ? <p className="text-sm text-ink-soft">{t("chat.empty")}</p> : null}
        {messages.map(({ id, author, text: said, attachment, sentAt }) => {
          const isMine = author.role === role;
          return (
            <div key={id} className={cn("flex flex-col", isMine ? "items-end" : "items-start")}>
              {attachment ? (
                <div className="w-full max-w-[85%]">
                  <span className="sr-only">{isMine ? t("chat.you") : <bdi>{author.name}</bdi>}: </span>
                  <FileCard file={attachment} />
                </div>
              ) : (
                <p className={cn(bubble, isMine ? "bg-primary text-on-primary" : "bg-leaf-100")}>
                  <span className="sr-only">{isMine ? t("chat.you") : <bdi>{author.name}</bdi>}: </span>
                  {said}
                </p>
              )}
              <time dateTime={sentAt} className="mt-0.5 text-xs text-ink-soft">
                {formatWall(wallOf(sentAt, utcOffsetMinutes), { format: "time", locale })}
              </time>
            </div>
          );
        })}
        {waiting.map((item) =>
          item.file ? (
            <div key={item.key} className="flex w-full max-w-[85%] self-end">
              <WaitingFile
                item={{ ...item, file: item.file }}
                progress={item.key === outbox.sendingKey ? outbox.progress : undefined}
                onRemove={() => outbox.remove(item.key)}
                onRetry={() => outbox.retry(item.key)}
              />
            </div>
          ) : (
            <div key={item.key} className="flex flex-col items-end">
              <p className={cn(bubble, "border border-dashed border-line bg-surface")}>{item.text}</p>
              <span className="mt-0.5 text-xs text-ink-soft">{item.refused === undefined ? t("chat.waiting") : `${t("chat.refused")}. ${item.refused}`}</span>
            </div>
          ),
        )}
        <div ref={end} />
      </div>
      <form onSubmit={submit} className="flex items-end gap-2 border-t border-line p-3">
        <FilePicker label={t("chat.attach")} iconOnly onFiles={attach} />
        <label htmlFor="message" className="sr-only">{t("chat.label")}</label>
        <textarea
          id="message"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onPaste={(event) => {
            if (event.clipboardData.files.length === 0) return;
            event.preventDefault();
            attach(event.clipboardData.files);
          }}
          onKeyDown={(event) => event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing && submit(event)}
          maxLength={MESSAGE_MAX}
          rows={2}
          placeholder={t("chat.placeholder")}
          className="min-h-11 min-w-0 flex-1 resize-none rounded-md border border-line-strong bg-surface px-3 py-2 focus-visible:outline-2 focus-visible:outline-primary"
        />
        <Button variant="secondary" onClick={submit}>{t("chat.send")}</Button>
      </form>
    </section>
  );
}
