namespace LaborContracts.Signatures.Tests.Attacks;

/// <summary>All hostile files, by theme.</summary>
internal static class AttackCollection
{
    public static IEnumerable<Attack> All => Themes.SelectMany(theme => theme.Attacks);

    public static IReadOnlyList<(string Name, IEnumerable<Attack> Attacks)> Themes =>
    [
        ("wrapping", Wrapping.All),
        ("appending", Appending.All),
        ("shadows", Shadows.All),
        ("certification", Certification.All),
        ("validation store", ValidationStore.All),
        ("cms", CmsForms.All),
        ("timestamps", Stamps.All),
        ("certificates", Certificates.All),
        ("weak keys", WeakKeys.All),
        ("structure", Structure.All),
        ("exhaustion", Exhaustion.All),
    ];
}
