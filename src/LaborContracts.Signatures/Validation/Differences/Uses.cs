namespace LaborContracts.Signatures.Validation.Differences;

/// <summary>As what the text of a file uses an object: by which entry, of which dictionary, it is referred to.</summary>
[Flags]
internal enum Uses
{
    None = 0,

    /// <summary>The trailer's Root.</summary>
    Catalog = 1,

    /// <summary>The trailer's Info.</summary>
    Information = 2,

    /// <summary>The catalog's Metadata.</summary>
    Metadata = 4,

    /// <summary>The catalog's AcroForm.</summary>
    Form = 8,

    /// <summary>Fields, of the form or of an action.</summary>
    Fields = 16,

    /// <summary>Annots of a page.</summary>
    Annotations = 32,

    /// <summary>How else fields and widgets name each other, and structure and actions name them: Kids, Parent, Obj, CO, T.</summary>
    Relatives = 64,

    /// <summary>Data of a signature reference (§12.8.1): what its transform is about.</summary>
    SignatureData = 128,

    /// <summary>Anything else, such as a content, a resource, or a list of resources by their names.</summary>
    Other = 256,

    Any = 511,
}
