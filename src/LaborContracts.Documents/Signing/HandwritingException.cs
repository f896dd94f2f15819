namespace LaborContracts.Documents;

/// <summary>Why a drawing is no handwriting to sign with.</summary>
public enum HandwritingFault
{
    /// <summary>It does not begin as a PNG does.</summary>
    NotPng,

    /// <summary>Cut short, or its checksums, chunks or compressed data are wrong.</summary>
    Damaged,

    /// <summary>A PNG, but not as a canvas makes it: interlaced, with a palette, with another depth.</summary>
    OtherForm,

    /// <summary>More bytes or pixels than are accepted.</summary>
    TooLarge,

    /// <summary>No ink, or a few dots of it.</summary>
    Blank,

    /// <summary>More ink than paper: a picture or a filled canvas.</summary>
    Covered,
}

/// <summary>A drawing that cannot serve as handwriting. Reading one never fails in another way.</summary>
public sealed class HandwritingException(HandwritingFault fault, string message) : FormatException(message)
{
    public HandwritingFault Fault => fault;

    /// <summary>Stable, for answers of an API.</summary>
    public string Code => fault switch
    {
        HandwritingFault.NotPng => "handwriting.not-png",
        HandwritingFault.Damaged => "handwriting.damaged",
        HandwritingFault.OtherForm => "handwriting.other-form",
        HandwritingFault.TooLarge => "handwriting.too-large",
        HandwritingFault.Blank => "handwriting.blank",
        HandwritingFault.Covered => "handwriting.covered",
        _ => throw new InvalidOperationException($"No code for {fault}."),
    };
}
