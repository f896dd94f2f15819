using System.Globalization;

namespace LaborContracts.Domain.Terms;

/// <summary>An amount in CNY with two decimals, from 0 to 999,999,999,999.99.</summary>
public readonly record struct Money : IComparable<Money>
{
    private const decimal Largest = 999_999_999_999.99m;

    private Money(decimal amount) => Amount = amount;

    /// <summary>Yuan.</summary>
    public decimal Amount { get; }

    /// <exception cref="ArgumentOutOfRangeException">Negative, too large, or finer than a fen.</exception>
    public static Money Of(decimal amount) => IsAmount(amount)
        ? new(amount)
        : throw new ArgumentOutOfRangeException(nameof(amount), amount, "Not an amount in CNY.");

    /// <summary>A plain decimal such as <c>6500.00</c>: no sign, no grouping, at most two decimals.</summary>
    public static bool TryParse(string? text, out Money money)
    {
        var plain = decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            && IsAmount(amount);
        money = plain ? new(amount) : default;
        return plain;
    }

    /// <exception cref="FormatException">Not a plain decimal amount.</exception>
    public static Money Parse(string text) => TryParse(text, out var money) ? money : throw new FormatException("Not an amount in CNY.");

    public int CompareTo(Money other) => Amount.CompareTo(other.Amount);

    public static bool operator <(Money left, Money right) => left.Amount < right.Amount;

    public static bool operator >(Money left, Money right) => left.Amount > right.Amount;

    public static bool operator <=(Money left, Money right) => left.Amount <= right.Amount;

    public static bool operator >=(Money left, Money right) => left.Amount >= right.Amount;

    /// <summary>With two decimals and no grouping: <c>6500.00</c>.</summary>
    public override string ToString() => Amount.ToString("0.00", CultureInfo.InvariantCulture);

    private static bool IsAmount(decimal amount) =>
        amount is >= 0 and <= Largest && decimal.Round(amount, 2) == amount;
}
