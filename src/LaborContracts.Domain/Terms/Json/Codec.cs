using System.Globalization;
using System.Text.Json;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Parties;

namespace LaborContracts.Domain.Terms.Json;

/// <summary>How a value of the domain stands in JSON as one text.</summary>
/// <param name="Read">Null if the text is none.</param>
/// <param name="Fault">Code of the fault if it is none; <c>field.</c> stands before it.</param>
/// <param name="Pattern">A regular expression that describes the text to other programs; the type itself is stricter.</param>
internal sealed record Codec(Func<string, object?> Read, Func<object, string> Write, string Fault, string Pattern)
{
    private static readonly Dictionary<Type, Codec> Known = new()
    {
        [typeof(DateOnly)] = new(
            text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                && day.Year is >= Term.EarliestYear and <= Term.LatestYear ? day : null,
            value => ((DateOnly)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "date",
            "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
        [typeof(Money)] = new(
            text => Money.TryParse(text, out var money) ? money : null,
            value => value.ToString()!,
            "money",
            @"^[0-9]{1,12}(\.[0-9]{1,2})?$"),
        [typeof(DistrictCode)] = new(
            text => DistrictCode.TryParse(text, out var code) ? code : null, value => value.ToString()!, "district", "^[1-9][0-9]{5}$"),
        [typeof(MobileNumber)] = new(
            text => MobileNumber.TryParse(text, out var number) ? number : null, value => value.ToString()!, "phone", "^1[3-9][0-9]{9}$"),
        [typeof(UnifiedSocialCreditCode)] = new(
            text => UnifiedSocialCreditCode.TryParse(text, out var code) ? code : null,
            value => value.ToString()!,
            "credit-code",
            "^[0-9A-HJ-NP-RTUW-Y]{18}$"),
        [typeof(IdentityNumber)] = new(ReadIdentity, WriteIdentity, "id-number", "^([0-9A-Z]{15}|[0-9]{17}[0-9X]|(passport|travelPermit):[0-9A-Z]{5,20})$"),
        [typeof(DocumentKind)] = new(
            text => DocumentKinds.TryParse(text, out var kind) ? kind : null,
            value => ((DocumentKind)value).Code(),
            "kind",
            "^[a-z]+(-[a-z]+)*$"),
    };

    /// <summary>Null for a type that is not written as one text.</summary>
    public static Codec? Of(Type type) => Known.GetValueOrDefault(type);

    /// <summary>Numbers without a common rule say of what document they are: <c>passport:E12345678</c>.</summary>
    private static IdentityNumber? ReadIdentity(string text)
    {
        if (text.Split(':', 2) is [var prefix, var rest])
        {
            IdentityKind? kind = prefix.Trim() switch
            {
                "passport" => IdentityKind.Passport,
                "travelPermit" => IdentityKind.TravelPermit,
                _ => null,
            };
            return kind is { } known && IdentityNumber.TryParse(rest, known, out var document) ? document : null;
        }

        return IdentityNumber.TryParse(text, out var number) ? number : null;
    }

    private static string WriteIdentity(object value)
    {
        var number = (IdentityNumber)value;
        return number.Kind is IdentityKind.Passport or IdentityKind.TravelPermit
            ? $"{JsonNamingPolicy.CamelCase.ConvertName(number.Kind.ToString())}:{number}"
            : number.ToString();
    }
}
