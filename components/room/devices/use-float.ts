"use client";

import { type RefObject, useEffect, useState, useSyncExternalStore } from "react";

const nothing = () => () => {};
const isSupported = () => document.pictureInPictureEnabled === true;

/**
 * The picture in a small window above all others. It is closed whenever the picture is covered or goes: the browser itself would
 * keep the last frame standing there, even of a video that is no longer on the page.
 */
export function useFloat(video: RefObject<HTMLVideoElement | null>, hasPicture: boolean) {
  const isPossible = useSyncExternalStore(nothing, isSupported, () => false);
  const [isFloating, setFloating] = useState(false);

  useEffect(() => {
    const element = video.current;
    if (!element || !isPossible) return;
    const see = () => setFloating(document.pictureInPictureElement === element);
    element.addEventListener("enterpictureinpicture", see);
    element.addEventListener("leavepictureinpicture", see);
    return () => {
      element.removeEventListener("enterpictureinpicture", see);
      element.removeEventListener("leavepictureinpicture", see);
      close(element);
    };
  }, [video, isPossible]);

  useEffect(() => {
    if (!hasPicture && isFloating && video.current) close(video.current);
  }, [video, hasPicture, isFloating]);

  const toggle = () => {
    const element = video.current;
    if (!element) return;
    if (document.pictureInPictureElement === element) close(element);
    else void element.requestPictureInPicture().catch(() => {});
  };

  return { isPossible: isPossible && hasPicture, isFloating, toggle };
}

function close(element: HTMLVideoElement): void {
  if (document.pictureInPictureElement === element) void document.exitPictureInPicture().catch(() => {});
}
