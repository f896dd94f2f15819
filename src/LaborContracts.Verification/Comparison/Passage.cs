using System.Text;
using LaborContracts.Pdf.Text;

namespace LaborContracts.Verification.Comparison;

/// <summary>
/// A piece of a document's text, from one mark of punctuation to the next: it stays the same wherever lines and pages break.
/// </summary>
/// <param name="Shown">As it reads.</param>
/// <param name="Key">The same without white space: what is compared.</param>
/// <param name="Page">On which it begins, from 1.</param>
/// <param name="Clause">The headings under which it stands, such as <c>四、劳动报酬 第十条</c>; null before the first.</param>
internal sealed record Passage(string Shown, string Key, int Page, string? Clause)
{
    private const string Marks = "。；：！？，、;:!?";
    private const int Longest = 300; // characters
    private const int LongestHeading = 30;

    /// <param name="leftOut">Keys of lines that are no part of the text, such as page numbers.</param>
    public static IReadOnlyList<Passage> Of(IReadOnlyList<PageText> pages, IReadOnlySet<string> leftOut)
    {
        var cutter = new Cutter();
        foreach (var (index, page) in pages.Index())
            foreach (var line in page.Lines)
                if (KeyOf(line.Text) is { Length: > 0 } key && !leftOut.Contains(key)) cutter.Add(line.Text, key, index + 1);
        return cutter.End();
    }

    /// <summary>
    /// Without white space, and with the characters for which some programs put radicals (U+2E80 to U+2FDF), which look the same.
    /// </summary>
    public static string KeyOf(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (letter is >= '\u2E80' and <= '\u2FDF') key.Append(letter.ToString().Normalize(NormalizationForm.FormKC));
            else if (!char.IsWhiteSpace(letter)) key.Append(letter);
        }

        return key.ToString();
    }

    /// <summary>Cuts lines that follow each other.</summary>
    private sealed class Cutter
    {
        private readonly List<Passage> _passages = [];
        private readonly StringBuilder _shown = new();
        private int _page;
        private int _sections;
        private int _clauses;
        private string? _section;
        private string? _clause;

        public void Add(string text, string key, int page)
        {
            if (key.Length <= LongestHeading && key.StartsWith($"{ChineseNumber(_sections + 1)}、", StringComparison.Ordinal))
            {
                Cut();
                (_sections, _section, _clause) = (_sections + 1, key, null);
                Take(text, page);
                Cut();
                return;
            }

            var clause = $"第{ChineseNumber(_clauses + 1)}条";
            if (key.StartsWith(clause, StringComparison.Ordinal))
            {
                Cut();
                (_clauses, _clause) = (_clauses + 1, clause);
            }

            if (_shown.Length > 0 && char.IsAscii(_shown[^1]) && char.IsAscii(text[0])) _shown.Append(' ');
            foreach (var letter in text)
            {
                Take(letter.ToString(), page);
                if (Marks.Contains(letter, StringComparison.Ordinal) || _shown.Length >= Longest) Cut();
            }
        }

        public List<Passage> End()
        {
            Cut();
            return _passages;
        }

        private void Take(string text, int page)
        {
            if (_shown.Length == 0) _page = page;
            _shown.Append(text);
        }

        private void Cut()
        {
            var shown = string.Join(' ', _shown.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (shown.Length > 0)
            {
                var clause = string.Join(' ', ((string?[])[_section, _clause]).Where(heading => heading is not null));
                _passages.Add(new(shown, KeyOf(shown), _page, clause.Length > 0 ? clause : null));
            }

            _shown.Clear();
        }

        /// <summary>From 1 to 99.</summary>
        private static string ChineseNumber(int number)
        {
            const string Digits = "〇一二三四五六七八九";
            var (tens, ones) = (number / 10, number % 10);
            return (tens > 1 ? $"{Digits[tens % 10]}" : "") + (tens > 0 ? "十" : "") + (ones > 0 || tens == 0 ? $"{Digits[ones]}" : "");
        }
    }
}
