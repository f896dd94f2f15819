namespace LaborContracts.Domain.Parties;

/// <summary>劳动者: the worker as the contract names them (LCL 17(1) item 2).</summary>
public sealed record Worker(string Name, ResidentIdNumber IdNumber, string Address, MobileNumber Phone);
