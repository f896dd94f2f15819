namespace LaborContracts.Api.Http;

/// <summary>The contract's time is over, and its content is destroyed.</summary>
internal sealed class ContractShreddedException : Exception;
