/** An e-mail or web address that breaks where people read a break, before a sign, and not inside a name. */
export function Address({ value }: { value: string }) {
  const parts = value.split(value.includes('@') ? /(?=@)/ : /(?<=[^./])(?=[./])/);
  return (
    <span dir="ltr">
      {parts.map((part, at) => (
        <>
          {at > 0 ? <wbr /> : null}
          {part}
        </>
      ))}
    </span>
  );
}
