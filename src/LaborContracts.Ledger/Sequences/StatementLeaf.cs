using LaborContracts.Ledger.Leaves;

namespace LaborContracts.Ledger.Sequences;

/// <summary>One leaf of a statement, as it is claimed.</summary>
/// <param name="Number">Its place in the employer's sequence, from 1.</param>
/// <param name="Head">The head of the sequence after it.</param>
/// <param name="Document">What the platform says of its document; null where the reader may not see it, or it was never asked for.</param>
public sealed record StatementLeaf(ulong Number, Leaf Leaf, Bytes32 Head, StatementDocument? Document);

/// <summary>What the platform says of a document beside its leaf. It names no person, and nothing binds it to the leaf but the platform's word.</summary>
/// <param name="Id">As the platform's calls name it.</param>
/// <param name="Number">On paper.</param>
/// <param name="Kind">Code of the kind of document.</param>
/// <param name="State">As the API writes it.</param>
/// <param name="RecordedOn">The day in China on which the leaf was made: of a concluded document that of its last signature.</param>
/// <param name="EndsOn">Last day of the term that is in force now; null if there is none.</param>
public sealed record StatementDocument(Guid Id, string Number, string Kind, string State, DateOnly RecordedOn, DateOnly? EndsOn);
