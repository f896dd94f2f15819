using System.Xml.Linq;
using Xunit;

namespace LaborContracts.Architecture.Tests;

/// <summary>Holds the house rule that references run one way: who may stand on whom.</summary>
public sealed class ReferenceDirectionTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Domain"] = [],
        ["Pdf"] = [],
        ["Ledger"] = [],
        ["Documents"] = ["Domain", "Pdf"],
        ["Signatures"] = ["Pdf"],
        ["Verification"] = ["Ledger", "Signatures"],
        ["Storage"] = ["Domain"],
        ["Api"] = ["Documents", "Domain", "Ledger", "Pdf", "Signatures", "Storage", "Verification"],
        ["Verifier"] = ["Verification"],
    };

    private static readonly Dictionary<string, string[]> ForbiddenPackages = new()
    {
        ["Domain"] = [""],
        ["Pdf"] = [""],
        ["Verification"] = ["Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Microsoft.Extensions"],
    };

    public static TheoryData<string> Projects => [.. Allowed.Keys];

    [Theory, MemberData(nameof(Projects))]
    public void A_project_references_only_those_it_may_stand_on(string name) =>
        Assert.Equal(Allowed[name], References(name).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Projects))]
    public void A_project_brings_no_package_that_its_place_in_the_house_forbids(string name)
    {
        var forbidden = ForbiddenPackages.GetValueOrDefault(name, []);

        var packages = Load(name).Descendants("PackageReference").Select(p => (string)p.Attribute("Include")!);

        Assert.DoesNotContain(packages, p => forbidden.Any(f => p.StartsWith(f, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_project_in_src_has_its_place_in_the_house() =>
        Assert.Equal(
            Allowed.Keys.Order(StringComparer.Ordinal),
            Directory.GetDirectories(Path.Combine(Root, "src"), "LaborContracts.*").Select(d => Path.GetFileName(d)["LaborContracts.".Length..]).Order(StringComparer.Ordinal));

    private static IEnumerable<string> References(string name) =>
        Load(name).Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension((string)r.Attribute("Include")!)["LaborContracts.".Length..]);

    private static XDocument Load(string name) =>
        XDocument.Load(Path.Combine(Root, "src", $"LaborContracts.{name}", $"LaborContracts.{name}.csproj"));

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "LaborContracts.sln"))) folder = folder.Parent;
            return folder.FullName;
        }
    }
}
