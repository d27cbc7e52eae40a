using System.Globalization;

namespace Kazus.Statistics.Tests.Reference;

/// <summary>The little of R's grammar that the reference calls use, so that a test obeys the call itself and not a copy of it.</summary>
public abstract record RExpression
{
    public sealed record Number(double Value) : RExpression;

    public sealed record Text(string Value) : RExpression;

    public sealed record Name(string Value) : RExpression;

    /// <summary>A call, or an operator written as a call of its symbol: <c>a+b</c> is <c>+(a, b)</c>.</summary>
    public sealed record Call(string Function, IReadOnlyList<Argument> Arguments) : RExpression
    {
        public RExpression? Named(string name) => Arguments.FirstOrDefault(a => a.Name == name)?.Value;

        /// <summary>The positional argument at a place counted from 0, not counting named ones.</summary>
        public RExpression? At(int place) => Arguments.Where(a => a.Name is null).Skip(place).FirstOrDefault()?.Value;

        public string? NamedText(string name) => (Named(name) as Text)?.Value;

        public double? NamedNumber(string name) => (Named(name) as Number)?.Value;

        public bool NamedTrue(string name) => Named(name) is Name { Value: "TRUE" or "T" };
    }

    public sealed record Argument(string? Name, RExpression Value);

    public static RExpression Parse(string text) => new Reader(text).Whole();

    private sealed class Reader(string text)
    {
        private int at;

        public RExpression Whole()
        {
            var e = Binary(0);
            Space();
            return at == text.Length ? e : throw new FormatException($"Unread R: {text[at..]}");
        }

        private static readonly string[][] Levels =
            [["~"], ["|"], ["&"], ["==", "!=", "<=", ">=", "<", ">"], ["+", "-"], ["*", "/"], ["%in%", ":"]];

        private RExpression Binary(int level)
        {
            if (level == Levels.Length) return Unary();
            if (level == 0 && Eat("~")) return new Call("~", [new(null, Binary(1))]);
            var left = Binary(level + 1);
            while (Levels[level].FirstOrDefault(Eat) is { } op) left = new Call(op, [new(null, left), new(null, Binary(level + 1))]);
            return left;
        }

        private RExpression Unary()
        {
            if (Eat("-")) return new Call("-", [new(null, new Number(0)), new(null, Unary())]);
            if (Eat("!")) return new Call("!", [new(null, Unary())]);
            var left = Primary();
            while (true)
            {
                if (Eat("$")) left = new Call("$", [new(null, left), new(null, new Name(Word()))]);
                else if (Eat("[")) left = new Call("[", [new(null, left), .. Arguments("]")]);
                else if (Eat("^")) left = new Call("^", [new(null, left), new(null, Unary())]);
                else return left;
            }
        }

        private RExpression Primary()
        {
            Space();
            var c = text[at];
            if (c == '(') { at++; var e = Binary(0); Expect(")"); return e; }
            if (c is '\'' or '"') { var end = text.IndexOf(c, at + 1); var s = text[(at + 1)..end]; at = end + 1; return new Text(s); }
            if (char.IsAsciiDigit(c) || c == '.' && char.IsAsciiDigit(text[at + 1])) return Digits();
            var name = Word();
            while (Eat(":::") || Eat("::")) name = Word();
            if (!Eat("(")) return new Name(name);
            var arguments = Arguments(")");
            if (name == "function") arguments.Add(new(null, Binary(0)));
            return new Call(name, arguments);
        }

        private List<Argument> Arguments(string close)
        {
            List<Argument> found = [];
            if (Eat(close)) return found;
            do
            {
                Space();
                if (text[at] == ',') { found.Add(new(null, new Name(""))); continue; }
                var mark = at;
                string? name = char.IsLetter(text[at]) || text[at] == '.' ? Word() : null;
                Space();
                if (name is not null && at < text.Length && text[at] == '=' && text[at + 1] != '=') at++;
                else { at = mark; name = null; }
                found.Add(new(name, Binary(0)));
            }
            while (Eat(","));
            Expect(close);
            return found;
        }

        private Number Digits()
        {
            var start = at;
            while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.' || text[at] is 'e' or 'E'
                || text[at] is '-' or '+' && text[at - 1] is 'e' or 'E')) at++;
            var value = double.Parse(text[start..at], CultureInfo.InvariantCulture);
            if (at < text.Length && text[at] == 'L') at++;
            return new Number(value);
        }

        private string Word()
        {
            Space();
            if (text[at] == '`') { var end = text.IndexOf('`', at + 1); var quoted = text[(at + 1)..end]; at = end + 1; return quoted; }
            var start = at;
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '.' or '_')) at++;
            return at > start ? text[start..at] : throw new FormatException($"No name at: {text[at..]}");
        }

        private bool Eat(string token)
        {
            Space();
            if (!text.AsSpan(at).StartsWith(token, StringComparison.Ordinal)) return false;
            if (token is "<" or ">" && at + 1 < text.Length && text[at + 1] == '=') return false;
            if (token == ":" && at + 1 < text.Length && text[at + 1] == ':') return false;
            at += token.Length;
            return true;
        }

        private void Expect(string token)
        {
            if (!Eat(token)) throw new FormatException($"Expected {token} at: {text[at..]}");
        }

        private void Space()
        {
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        }
    }
}
