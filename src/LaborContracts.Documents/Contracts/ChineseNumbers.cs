using System.Globalization;
using System.Text;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Documents.Contracts;

/// <summary>Numbers, dates and amounts as a Chinese contract writes them.</summary>
internal static class ChineseNumbers
{
    private const string Digits = "零一二三四五六七八九";
    private const string FormalDigits = "零壹贰叁肆伍陆柒捌玖";
    private static readonly string[] Places = ["", "拾", "佰", "仟"];
    private static readonly string[] Groups = ["", "万", "亿"];

    /// <summary>1 to 99 in Chinese characters: 二十一.</summary>
    public static string Ordinal(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 99);
        var (tens, ones) = (number / 10, number % 10);
        var front = tens switch { 0 => "", 1 => "十", _ => $"{Digits[tens]}十" };
        return ones == 0 ? front : front + Digits[ones];
    }

    public static string Date(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");

    /// <summary>¥6,500.00.</summary>
    public static string Amount(Money money) => "¥" + money.Amount.ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>The amount in words, as on cheques (《正确填写票据和结算凭证的基本规定》): 人民币陆仟伍佰元整.</summary>
    public static string AmountInWords(Money money)
    {
        var fen = (long)(money.Amount * 100);
        var (yuan, rest) = (fen / 100, (int)(fen % 100));
        var words = new StringBuilder("人民币");
        if (yuan > 0 || rest == 0) words.Append(Words(yuan)).Append('元');
        if (rest == 0) return words.Append('整').ToString();

        var (jiao, cents) = (rest / 10, rest % 10);
        if (jiao > 0) words.Append(FormalDigits[jiao]).Append('角');
        else if (yuan > 0) words.Append('零');
        return (cents > 0 ? words.Append(FormalDigits[cents]).Append('分') : words.Append('整')).ToString();
    }

    /// <summary>Formal characters in groups of four places; a gap of zeros, however long, is one 零.</summary>
    private static string Words(long number)
    {
        if (number == 0) return "零";
        var words = new StringBuilder();
        var isGap = false;
        for (var group = Groups.Length - 1; group >= 0; group--)
        {
            var part = (int)(number / (long)Math.Pow(10000, group) % 10000);
            for (var place = 3; place >= 0; place--)
            {
                var digit = part / (int)Math.Pow(10, place) % 10;
                if (digit == 0)
                {
                    isGap = words.Length > 0;
                    continue;
                }

                if (isGap) words.Append('零');
                isGap = false;
                words.Append(FormalDigits[digit]).Append(Places[place]);
            }

            if (part > 0) words.Append(Groups[group]);
        }

        return words.ToString();
    }
}
