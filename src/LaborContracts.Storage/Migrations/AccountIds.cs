namespace LaborContracts.Storage.Migrations;

/// <summary>Gives accounts of before they had ids one each, random as the later ones' (RFC 9562 §5.4), before the ids become unique.</summary>
internal static class AccountIds
{
    public const string FillIn =
        """
        UPDATE "Accounts" SET "Id" = hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-8'
            || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))
        """;
}
