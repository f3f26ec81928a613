"use client";

import { useEffect } from "react";

/** Opens this address again from this page itself, so that the browser sends the cookies that it keeps from other sites' links. */
export function ReloadOnce() {
  useEffect(() => location.replace(location.href), []);
  return null;
}
