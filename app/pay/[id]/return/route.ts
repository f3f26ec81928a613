/**
 * Where Razorpay sends the payer back, by a form of its own site. What the form says is not read: whether a visit is paid is told by signed
 * webhooks, or asked for. The browser goes on to the page of the visit.
 */
export async function POST(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const isId = /^[0-9a-f-]{36}$/.test(id);
  return new Response(null, { status: 303, headers: { location: isId ? `/patient/consultations/${id}?paying=1` : "/patient", "cache-control": "no-store" } });
}
