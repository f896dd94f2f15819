namespace LaborContracts.Ledger.Consensus;

/// <summary>
/// What a consensus proof is held against, from the verifier's own trust.json. A header names no chain: the validators and
/// the registry's address pin it together.
/// </summary>
public sealed record ConsensusPins(Address Registry, ValidatorPins Validators);
