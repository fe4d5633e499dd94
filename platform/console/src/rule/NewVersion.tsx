import Button from "antd/es/button";
import { useMemo, useState, type ReactNode } from "react";
import { DayField } from "../shell/DayField";
import { Choice, Field, Form, Refused } from "../shell/Form";
import { useSay } from "../shell/Language";
import { useAct } from "../shell/useAct";
import { useDraft } from "../shell/useDraft";
import { ORIGINS, contentOf, isGroup, jsonOf, withValue, type Content, type Source } from "./content";
import { contentFaults, stops, type FieldFault } from "./faults";
import { FlawList } from "./Flaws";
import { ParamFields } from "./ParamFields";
import { RULES_KEY, enterSet, type RuleSet } from "./queries";
import { nextVersion } from "./view";

const CHANGED = [RULES_KEY];

/** One line of a field is one text. */
function linesOf(text: string): readonly string[] {
  return text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
}

interface PartProps {
  readonly content: Content;
  readonly faults: readonly FieldFault[];
  readonly onChange: (change: Partial<Content>) => void;
}

function Told({ faults, path }: { readonly faults: readonly FieldFault[]; readonly path: string }): ReactNode {
  const say = useSay();
  const fault = faults.find((each) => each.path === path);
  return fault === undefined ? null : <span className="field-wrong">{say(`rule.flaw.${fault.code}`)}</span>;
}

function Days({ content, faults, onChange }: PartProps) {
  const say = useSay();
  return (
    <div className="rule-pair">
      <Field label={say("rule.param.effectiveFrom")}>
        {(id) => <><DayField id={id} day={content.effectiveFrom === "" ? undefined : content.effectiveFrom} onDay={(day) => onChange({ effectiveFrom: day ?? "" })} /><Told faults={faults} path="effectiveFrom" /></>}
      </Field>
      <Field label={say("rule.param.effectiveTo")} hint={say("rule.effectiveToHint")}>
        {(id) => <><DayField id={id} day={content.effectiveTo} onDay={(day) => onChange({ effectiveTo: day })} /><Told faults={faults} path="effectiveTo" /></>}
      </Field>
    </div>
  );
}

function SourceFields({ content, faults, onChange }: PartProps) {
  const say = useSay();
  const { source } = content;
  const change = (next: Partial<Source>) => onChange({ source: { ...source, ...next } });
  return (
    <>
      <Field label={say("rule.param.origin")}>
        {(id) => <Choice id={id} value={source.origin} words={ORIGINS} say={(origin) => say(`rule.origin.${origin}`)} onChoose={(origin) => origin !== undefined && change({ origin })} />}
      </Field>
      {source.origin !== "OPERATORS_CHOICE" && (
        <>
          <Field label={say(source.origin === "DOCUMENT" ? "rule.param.documentNumber" : "rule.param.draftOf")}>
            {(id) => <><input id={id} className="control" maxLength={40} value={source.number} onChange={(event) => change({ number: event.target.value })} /><Told faults={faults} path="source.number" /></>}
          </Field>
          {source.origin === "DOCUMENT" && (
            <Field label={say("rule.param.documentTitle")} hint={say("rule.titleHint")}>
              {(id) => <input id={id} className="control" maxLength={200} value={source.title} onChange={(event) => change({ title: event.target.value })} />}
            </Field>
          )}
          <Field label={say("rule.param.quotes")} hint={say("rule.linesHint")}>
            {(id) => <textarea id={id} className="control" defaultValue={source.quotes.join("\n")} onChange={(event) => change({ quotes: linesOf(event.target.value) })} />}
          </Field>
        </>
      )}
    </>
  );
}

interface NewVersionProps {
  readonly sets: readonly RuleSet[];
  readonly of: RuleSet;
  readonly onEntered: (id: number) => void;
}

/** A new version, written by changing an old one; nothing of the old one changes. */
export function NewVersion(props: NewVersionProps) {
  // Whoever drops the changes begins with fresh fields.
  const [round, begin] = useState(0);
  return <Writing key={round} {...props} onForget={() => begin(round + 1)} />;
}

function Writing({ sets, of, onEntered, onForget }: NewVersionProps & { readonly onForget: () => void }) {
  const say = useSay();
  const [draft, keep] = useDraft(`rule.version.${of.id}`);
  const version = nextVersion(sets, of.name);
  const content = useMemo<Content>(() => ({ ...contentOf(draft === "" ? of.content : draft), version }), [draft, of.content, version]);
  const faults = useMemo(() => contentFaults(content), [content]);
  const change = (next: Partial<Content>) => keep(jsonOf({ ...content, ...next }));
  const act = useAct((json: string, key) => enterSet(json, key), CHANGED, ({ id }) => {
    keep("");
    onEntered(id);
  });
  const blocked = faults.some(stops);
  return (
    <Form label={say("rule.newVersion")} onSubmit={() => !blocked && !act.isPending && act.mutate(jsonOf(content))}>
      <p className="panel-hint">{say("rule.newVersionWhy", { from: say("rule.versionOf", { name: of.name, version: of.version }), version })}</p>
      <Days content={content} faults={faults} onChange={change} />
      <SourceFields content={content} faults={faults} onChange={change} />
      <Field label={say("rule.param.remarks")} hint={say("rule.linesHint")}>
        {(id) => <textarea id={id} className="control" defaultValue={content.remarks.join("\n")} onChange={(event) => change({ remarks: linesOf(event.target.value) })} />}
      </Field>
      <ParamFields kind={content.kind} params={content.params} faults={faults} onValue={(path, value) => {
        const params = withValue(content.params, path, value);
        if (isGroup(params)) change({ params });
      }} />
      <FlawList faults={faults} />
      <Refused error={act.error} />
      <div className="form-line">
        <Button type="primary" htmlType="submit" loading={act.isPending} disabled={blocked}>{say("rule.enter")}</Button>
        {draft !== "" && <Button onClick={() => {
          keep("");
          onForget();
        }}>{say("rule.forget")}</Button>}
      </div>
    </Form>
  );
}
