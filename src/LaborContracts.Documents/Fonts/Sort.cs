namespace LaborContracts.Documents.Fonts;

/// <summary>One kind of type: a character in a face, as it is, or cast on a narrower body so that neighbours stand closer.</summary>
/// <param name="Narrowing">Taken off the right side, in thousandths of an em.</param>
internal readonly record struct Sort(Face Face, int CodePoint, int Narrowing = 0);
