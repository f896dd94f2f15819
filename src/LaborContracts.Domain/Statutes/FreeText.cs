using System.Text;
using System.Text.RegularExpressions;

namespace LaborContracts.Domain.Statutes;

/// <summary>
/// Reads free text into <see cref="Sentence"/>s. Spaces, full-width forms, traditional characters, ornaments and
/// punctuation between single characters do not hide a phrase; commas and stops keep their sense.
/// </summary>
internal static partial class FreeText
{
    private const string Ornaments = "丶丿丨々〆ˉˊˇˋ\u115F\u1160"; // letters to Unicode: strokes, tone marks, and two that print nothing
    private const int ShortestSentence = 3; // 自。愿。放。弃 is a trick, not four sentences

    /// <summary>Traditional forms of the characters that the dictionary's phrases are made of.</summary>
    private static readonly Dictionary<char, char> Simplified = Pairs(
        "願愿棄弃會会險险補补貼贴傷伤擔担責责負负與与無无關关離离職职辭辞勞劳動动協协議议係系屬属繳缴納纳參参辦办應应當当個个證证"
        + "書书業业學学歷历駕驾護护照照保保質质壓压發发資资報报費费準准許许結结懷怀産产產产時时隨随調调變变終终約约違违賠赔償偿"
        + "單单員员務务聲声購购買买農农養养醫医療疗損损內内滿满後后從从對对為为讓让開开說说雙双條条給给處处還还來来這这請请試试獎奖"
        + "兩两義义僅仅餘余決决則则別别勸劝廠厂號号國国備备實实崗岗幣币幹干張张歸归錄录戶户擇择據据曠旷暫暂權权構构檔档殘残沒没濟济點点愛爱獨独現现蓋盖確确純纯絕绝統统續续緩缓罰罚節节裝装規规視视認认訓训記记設设訪访訟讼訴诉誠诚"
        + "諾诺該该談谈財财車车轉转輛辆遲迟選选裡里裏里銀银鋪铺鎮镇門门間间僱雇項项須须預预領领額额風风駛驶於于並并計计萬万臺台複复復复掃扫碼码屆届週周帶带戀恋畢毕競竞類类蹤踪製制嚴严強强舉举証证箇个傭佣");

    public static IReadOnlyList<Sentence> Read(string text)
    {
        var sentences = new List<Sentence>();
        var open = new Builder();
        var listed = false;
        foreach (var (raw, stop) in Split(text.Normalize(NormalizationForm.FormKC)))
        {
            var item = Enumerator().IsMatch(raw);
            if (!item && open.IsListOver) listed = false;
            var part = new Builder();
            listed |= part.Add(raw);
            part.IsListOver = stop == '。';
            part.IsProhibited = listed;
            // Too short to be a sentence: a number before an item, or characters that stops were strewn between.
            if (OnlyNumber().IsMatch(part.Text)) continue;
            if (open.Text.Length > 0 && (part.Text.Length < ShortestSentence || open.LastLength < ShortestSentence)) open.Join(part);
            else
            {
                if (open.Text.Length > 0) sentences.Add(open.Build());
                open = part;
            }
        }

        if (open.Text.Length > 0) sentences.Add(open.Build());
        return sentences;
    }

    /// <summary>Puts a phrase into the form in which sentences are read.</summary>
    public static string Plain(string phrase)
    {
        var builder = new Builder();
        builder.Add(phrase.Normalize(NormalizationForm.FormKC));
        return builder.Text;
    }

    /// <summary>At stops; at a line's end too if the next line is an item or this one ends with a mark.</summary>
    private static IEnumerable<(string Raw, char Stop)> Split(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var stop = text[i] switch
            {
                '。' or '!' or '?' => '。',
                ';' => ';',
                '.' when !(i > 0 && char.IsAsciiDigit(text[i - 1]) && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1])) => '。',
                '\n' when Enumerator().IsMatch(text.AsSpan(i + 1)) => ';',
                _ => '\0',
            };
            if (stop == '\0') continue;
            yield return (text[start..i], stop);
            start = i + 1;
        }

        yield return (text[start..], '。');
    }

    private static Dictionary<char, char> Pairs(string pairs) =>
        pairs.Chunk(2).Where(pair => pair[0] != pair[1]).ToDictionary(pair => pair[0], pair => pair[1]);

    [GeneratedRegex(@"^[\s(]*[0-9一二三四五六七八九十]{1,3}[\s).、,:]")]
    private static partial Regex Enumerator();

    [GeneratedRegex("^[0-9一二三四五六七八九十]{1,3}$")]
    private static partial Regex OnlyNumber();

    private sealed class Builder
    {
        private readonly StringBuilder _text = new();
        private readonly List<int> _clauses = [0];

        public string Text => _text.ToString();

        /// <summary>Of the last part that was joined.</summary>
        public int LastLength { get; private set; }

        public bool IsProhibited { get; set; }

        /// <summary>Whether what follows is no item of this sentence's list unless it is numbered.</summary>
        public bool IsListOver { get; set; }

        /// <returns>Whether a prohibition before a colon opens a list.</returns>
        public bool Add(string raw)
        {
            var opens = false;
            foreach (var c in raw)
            {
                if (c == ':' && Sentence.Prohibits(Text[_clauses[^1]..])) opens = true;
                else if (c is ',' or ':' or '\n') _clauses.Add(_text.Length);
                else if ((char.IsLetterOrDigit(c) && !Ornaments.Contains(c)) || c == '%') _text.Append(Simplified.GetValueOrDefault(char.ToLowerInvariant(c), char.ToLowerInvariant(c)));
            }

            LastLength = _text.Length;
            return opens;
        }

        public void Join(Builder part)
        {
            _clauses.AddRange(part._clauses.Skip(1).Select(clause => clause + _text.Length));
            _text.Append(part.Text);
            LastLength = part.Text.Length;
            IsListOver = part.IsListOver;
        }

        public Sentence Build() => new(Text, [.. _clauses], IsProhibited);
    }
}
