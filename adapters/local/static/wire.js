// Talks to the process: what is sent, what is uploaded, and the stream of acts.

let token = document.querySelector('meta[name="token"]').content;

export const words = JSON.parse(document.getElementById("words").textContent);

/** An id that is made once for each message or press, however often it is sent. */
export function fresh() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Sends JSON; rejects where the process did not take it. */
export async function send(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Pentimento-Token": token },
    body: JSON.stringify({ ...body, locale: navigator.language || "" }),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer;
}

/** The settings of a conversation; with ``change`` ({name, value}) after that was set. */
export async function settings(thread, change) {
  const path = `/chat/settings/${encodeURIComponent(thread)}`;
  if (change) return (await send(path, change)).json();
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`settings answered ${answer.status}`);
  return answer.json();
}

/** A conversation as ``person`` sees it. */
export async function history(thread, person) {
  const answer = await fetch(`/chat/threads/${encodeURIComponent(thread)}?${new URLSearchParams({ person })}`);
  if (!answer.ok) throw new Error(`history answered ${answer.status}`);
  return answer.json();
}

/** Uploads a file, telling ``moved`` the fraction that is through; rejects with a sentence. */
export function upload(file, { person, thread, moved, signal }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/chat/uploads?${new URLSearchParams({ person, thread })}`);
    request.setRequestHeader("X-Pentimento-Token", token);
    request.responseType = "json";
    request.upload.onprogress = (event) => moved(event.lengthComputable ? event.loaded / event.total : 0);
    request.onload = () => {
      if (request.status === 201) resolve(request.response);
      else reject(new Error(request.response?.text || words["upload-failed"]));
    };
    request.onerror = () => reject(new Error(words["upload-failed"]));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

/** Listens for acts as ``person``; the browser connects again by itself. Answers how to stop. */
export function listen(person, { act, connected, lost }) {
  const source = new EventSource(`/chat/events?${new URLSearchParams({ person })}`);
  source.addEventListener("hello", (event) => {
    token = JSON.parse(event.data).token;
    connected();
  });
  source.addEventListener("act", (event) => act(JSON.parse(event.data)));
  source.addEventListener("error", lost);
  return () => source.close();
}
