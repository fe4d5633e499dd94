let context: AudioContext | undefined;

function tone(hertz: number, fromS: number, forS: number, audio: AudioContext): void {
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  oscillator.frequency.value = hertz;
  gain.gain.value = 0.08;
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(audio.currentTime + fromS);
  oscillator.stop(audio.currentTime + fromS + forS);
}

/** One high tone for a scan that came in, two low ones for what needs a person. A browser without sound stays silent. */
export function sound(kind: "heard" | "trouble"): void {
  if (!("AudioContext" in window)) return;
  context ??= new AudioContext();
  if (kind === "heard") return tone(1_760, 0, 0.06, context);
  tone(220, 0, 0.16, context);
  tone(196, 0.2, 0.22, context);
}
