import { useQuery } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { DayField } from "../shell/DayField";
import { Field, Form, Missing, Refused } from "../shell/Form";
import { useLanguage, useSay } from "../shell/Language";
import { NumberField } from "../shell/NumberField";
import { count } from "../shell/times";
import { useAct } from "../shell/useAct";
import { MOST_UNITS, packFactorOf, proposalOf, type Draft } from "./mappingView";
import { MAPPED, itemsLike, proposeMapping, type NewMapping } from "./mappings";

const LONGEST_SOURCE = 500;

interface ItemChoiceProps {
  readonly id: string;
  /** What is searched for first. */
  readonly begin: string;
  readonly item: string;
  readonly onItem: (item: string) => void;
}

/** An item is searched for by a part of its code or name and then chosen; nothing is chosen by itself. */
function ItemChoice({ id, begin, item, onItem }: ItemChoiceProps) {
  const say = useSay();
  const [text, setText] = useState(begin);
  const found = useQuery(itemsLike(text)).data;
  return (
    <>
      <input id={id} className="control" value={text} autoComplete="off" maxLength={100} placeholder={say("vbp.searchItems")} onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && !event.ctrlKey && !event.metaKey && event.preventDefault()} />
      {text.trim() !== "" && found !== undefined && (
        <fieldset className="item-choice">
          <legend className="unseen">{say("stock.item")}</legend>
          {found.map(({ code, name, baseUnit, maker }) => (
            <label key={code}>
              <input type="radio" name={id} checked={item === code} onChange={() => onItem(code)} />
              <span>{name} <span className="line-more">{baseUnit} · {maker}</span></span>
              <code>{code}</code>
            </label>
          ))}
          {found.length === 0 && <p className="field-hint">{say("vbp.noItem")}</p>}
        </fieldset>
      )}
    </>
  );
}

interface ProposingProps {
  readonly code: string;
  /** An item of the same name, or the one of the version before; it is searched for and not chosen. */
  readonly suggestion: string | undefined;
  readonly startsOn: string | undefined;
}

export function Proposing({ code, suggestion, startsOn }: ProposingProps) {
  const { say, locale } = useLanguage();
  const [item, setItem] = useState("");
  const [draft, setDraft] = useState<Omit<Draft, "item">>({ packFactor: "", startsOn, endsOn: undefined, source: "" });
  const [sent, setSent] = useState(false);
  const act = useAct((wish: NewMapping, key) => proposeMapping(wish, key), MAPPED, () => setSent(true));
  const wish = proposalOf(code, { ...draft, item });
  const submit = () => {
    if (wish !== undefined && !act.isPending) act.mutate(wish);
  };
  const wrongFactor = draft.packFactor.trim() !== "" && packFactorOf(draft.packFactor) === undefined;
  if (sent) return <p className="done" role="status">{say("vbp.proposed")}</p>;
  return (
    <Form label={say("vbp.propose")} onSubmit={submit}>
      <Field label={say("stock.item")} {...(suggestion !== undefined && item === "" && { hint: say("vbp.suggested", { item: suggestion }) })}>
        {(id) => <ItemChoice id={id} begin={suggestion ?? ""} item={item} onItem={setItem} />}
      </Field>
      <NumberField label={say("vbp.packFactor")} hint={say("vbp.packFactorHint")} text={draft.packFactor} onText={(packFactor) => setDraft({ ...draft, packFactor })}
        wrong={wrongFactor ? say("form.wholeWrong", { least: 1, most: count(MOST_UNITS, locale) }) : undefined} />
      <div className="form-line">
        <Field label={say("span.from")}>{(id) => <DayField id={id} day={draft.startsOn} onDay={(day) => setDraft({ ...draft, startsOn: day })} />}</Field>
        <Field label={say("vbp.throughOrOpen")}>{(id) => <DayField id={id} day={draft.endsOn} onDay={(day) => setDraft({ ...draft, endsOn: day })} />}</Field>
      </div>
      <Field label={say("vbp.mappingSource")} hint={say("vbp.mappingSourceHint")} sends>
        {(id) => <textarea id={id} className="control" maxLength={LONGEST_SOURCE} value={draft.source} onChange={(event) => setDraft({ ...draft, source: event.target.value })} />}
      </Field>
      <Refused error={act.error} />
      <div className="form-line">
        <Button type="primary" htmlType="submit" disabled={wish === undefined} loading={act.isPending}>{say("vbp.propose")}</Button>
        <Missing what={[item === "" && say("stock.item"), draft.packFactor.trim() === "" && say("vbp.packFactor"), draft.startsOn === undefined && say("span.from"), draft.source.trim() === "" && say("vbp.mappingSource")]}
          wrong={[wrongFactor && say("vbp.packFactor")]} />
      </div>
    </Form>
  );
}
