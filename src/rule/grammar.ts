/** The grammar of expressions, for peggy. Words that are operators stand between spaces or brackets; 「…」 quotes any name. */
export const GRAMMAR = String.raw`
{{
  const WORDS = new Set(['且', '或', '非', '若', '则', '否则', '含', '不含', '属于', '不属于', '超过', '不超过', '高于', '低于', '不高于',
    '不低于', '不足', '不满', '不少于', '不多于', '早于', '晚于', '不早于', '不晚于', '达', '在', '至', '为', '以上', '以下', '以内', '的', '于', '即', '不为']);
  const COMPARE = {
    '=': '=', '＝': '=', '即': '=', '≠': '!=', '!=': '!=', '不为': '!=',
    '<=': '<=', '≤': '<=', '>=': '>=', '≥': '>=', '<': '<', '＜': '<', '>': '>', '＞': '>',
    '超过': '>', '高于': '>', '晚于': '>', '不超过': '<=', '不高于': '<=', '不多于': '<=', '不晚于': '<=',
    '低于': '<', '不足': '<', '不满': '<', '早于': '<', '不低于': '>=', '不少于': '>=', '不早于': '>=',
    '含': 'has', '属于': 'in',
  };
  const span = ({ start, end }) => ({ start, end });
  const fold = (first, rest, l) => rest.reduce((left, [, operator, , right]) =>
    ({ node: 'binary', operator, left, right, span: { start: left.span.start, end: right.span.end } }), first);
}}
Start = _ e:Atom _ !. { return e; } / _ e:Expression _ { return e; }
Expression = If / Or
If = word_if when:Or _ word_then gives:Expression _ word_else otherwise:Expression
  { return { node: 'if', when, gives, otherwise, span: span(range()) }; }
word_if = '若' Gap
word_then = '则' Gap
word_else = '否则' Gap
Or = first:And rest:(_ ('或' Gap { return 'or'; }) _ And)* { return fold(first, rest); }
And = first:Not rest:(_ ('且' Gap { return 'and'; }) _ Not)* { return fold(first, rest); }
Not = '非' Gap of:Not { return { node: 'not', of, span: span(range()) }; } / Comparison
Comparison = left:Sum tail:(_ t:Tail { return t; })? { return tail ? tail(left, span(range())) : left; }
Tail
  = '在' Gap from:Sum _ '至' Gap to:Sum { return (of, span) => ({ node: 'between', of, from, to, span }); }
  / '达' Gap right:Sum _ operator:Bound { return (left, span) => ({ node: 'binary', operator, left, right, span }); }
  / negated:('不含' / '不属于') Gap right:Sum
    { const operator = negated === '不含' ? 'has' : 'in';
      return (left, span) => ({ node: 'not', of: { node: 'binary', operator, left, right, span }, span }); }
  / operator:Compare _ right:Sum { return (left, span) => ({ node: 'binary', operator, left, right, span }); }
Bound = '以上' { return 'at-least'; } / ('以下' / '以内') { return 'at-most'; }
Compare = text:$('<=' / '>=' / '!=' / [=＝≠≤≥<>＜＞]) { return COMPARE[text]; }
  / word:Word &{ return COMPARE[word] !== undefined; } { return COMPARE[word]; }
Word = $(Letter+)
Sum = first:Product rest:(_ ([+＋] { return '+'; } / [-−－] { return '-'; }) _ Product)* { return fold(first, rest); }
Product = first:Unary rest:(_ ([*×] { return '*'; } / [/÷] { return '/'; }) _ Unary)* { return fold(first, rest); }
Unary = [-−－] _ of:Unary { return { node: 'minus', of, span: span(range()) }; } / Postfix
Postfix = first:Primary rest:(_ Suffix)* {
  return rest.reduce((of, [, make]) => make(of), first);
}
Suffix = '的' Gap name:Name { const end = span(range()).end; return (of) => ({ node: 'field', of, name, span: { start: of.span.start, end } }); }
  / '于' Gap date:Primary { const end = span(range()).end; return (of) => ({ node: 'at', of, date, span: { start: of.span.start, end } }); }
Primary
  = '(' _ e:Expression _ ')' { return { ...e, span: span(range()) }; }
  / '（' _ e:Expression _ '）' { return { ...e, span: span(range()) }; }
  / '{' _ members:Items? _ '}' { return { node: 'set', members: members ?? [], span: span(range()) }; }
  / '[' _ items:Items? _ ']' { return { node: 'list', items: items ?? [], span: span(range()) }; }
  / name:Name _ args:Arguments { return { node: 'call', name, args, span: span(range()) }; }
  / Atom
Atom
  = text:Date { return { node: 'date', text, span: span(range()) }; }
  / digits:Digits unit:(_ u:Unit { return u; })? { return { node: 'number', digits, unit: unit ?? '', span: span(range()) }; }
  / text:Text { return { node: 'text', text, span: span(range()) }; }
  / name:Name { return { node: 'name', name, span: span(range()) }; }
Items = first:Expression rest:(_ [,，、] _ e:Expression { return e; })* { return [first, ...rest]; }
Arguments = ('(' / '（') _ list:(first:Argument rest:(_ [,，] _ a:Argument { return a; })* { return [first, ...rest]; })? _ (')' / '）')
  { return list ?? []; }
Argument = value:Expression alias:(_ '为' Gap name:Name { return name; })? { return { value, alias }; }
Date = text:$([0-9][0-9][0-9][0-9] '-' [0-9][0-9] ('-' [0-9][0-9])?) ![0-9] { return text; }
Digits = $([0-9]+ ('.' [0-9]+)?)
Unit = $('%' / '‰' / (word:$(UnitPart ([/·] UnitPart)*) &{ return !WORDS.has(word); }))
UnitPart = [\p{Script=Han}a-zA-Z²³㎡]+
Text = '“' text:$[^”]* '”' { return text; } / '"' text:$[^"]* '"' { return text; }
Name = '「' name:$[^」]+ '」' { return name; } / name:$(NameStart Letter*) &{ return !WORDS.has(name); } { return name; }
NameStart = [\p{Script=Han}\p{Nl}a-zA-Z_]
Letter = [\p{Script=Han}\p{Nl}a-zA-Z0-9_.%]
Gap = &[ \t\n\r(（「{“"\[] _ / ![\p{Script=Han}\p{Nl}a-zA-Z0-9_] _
_ "空格" = [ \t\n\r]*
`;
