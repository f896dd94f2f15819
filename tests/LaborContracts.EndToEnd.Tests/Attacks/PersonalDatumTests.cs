using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Attacks;

/// <summary>What the search of a dump finds: a search that found nothing would let every dump pass.</summary>
public sealed class PersonalDatumTests
{
    private const string Name = "欧阳䶮";

    private static readonly byte[] Around = RandomNumberGenerator.GetBytes(1000);

    [Theory]
    [InlineData("UTF-8")]
    [InlineData("UTF-16")]
    [InlineData("UTF-16BE")]
    [InlineData("UTF-8 in hexadecimal")]
    [InlineData("UTF-16 in capital hexadecimal")]
    [InlineData("its SHA-256")]
    [InlineData("an address writes it")]
    [InlineData("JSON escapes it")]
    public void A_planted_name_is_found_in_each_form(string form)
    {
        var planted = form switch
        {
            "UTF-8" => Encoding.UTF8.GetBytes(Name),
            "UTF-16" => Encoding.Unicode.GetBytes(Name),
            "UTF-16BE" => Encoding.BigEndianUnicode.GetBytes(Name),
            "UTF-8 in hexadecimal" => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Name))),
            "UTF-16 in capital hexadecimal" => Encoding.ASCII.GetBytes(Convert.ToHexString(Encoding.Unicode.GetBytes(Name))),
            "its SHA-256" => SHA256.HashData(Encoding.UTF8.GetBytes(Name)),
            "an address writes it" => Encoding.ASCII.GetBytes(Uri.EscapeDataString(Name)),
            _ => "\\u6B27\\u9633\\u4DAE"u8.ToArray(),
        };

        Assert.Contains($"'{Name}' as {form}", PersonalDatum.FoundIn([.. Around, .. planted, .. Around], [new(Name)]));
        Assert.Empty(PersonalDatum.FoundIn([.. Around, .. planted[1..], .. Around], [new(Name)]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("ab")]
    [InlineData("abc")]
    public void A_name_inside_a_text_in_base64_is_found_wherever_it_begins(string before) => Assert.NotEmpty(
        PersonalDatum.FoundIn(Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{before}{Name}, and more"))), [new(Name)]));

    [Fact]
    public void A_name_inside_a_deflated_stream_is_found()
    {
        using var deflated = new MemoryStream();
        using (var stream = new ZLibStream(deflated, CompressionLevel.Optimal, leaveOpen: true)) stream.Write(Encoding.UTF8.GetBytes($"the worker is {Name}"));

        Assert.NotEmpty(PersonalDatum.FoundIn([.. new byte[100], .. deflated.ToArray(), .. new byte[100]], [new(Name)]));
    }

    [Theory]
    [InlineData("26517.37")]
    [InlineData("26,517.37")]
    [InlineData("贰万陆仟伍佰壹拾柒元叁角柒分")]
    public void A_wage_is_found_as_it_may_be_written(string written) => Assert.NotEmpty(
        PersonalDatum.FoundIn(Encoding.UTF8.GetBytes($"month: {written}"), [.. PersonalDatum.OfWage("26517.37", "贰万陆仟伍佰壹拾柒元叁角柒分")]));
}
