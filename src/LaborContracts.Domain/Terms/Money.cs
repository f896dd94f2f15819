using System.Globalization;
using System.Text.RegularExpressions;

namespace LaborContracts.Domain.Terms;

/// <summary>An amount in CNY with two decimals, from 0 to 999,999,999,999.99.</summary>
public readonly partial record struct Money : IComparable<Money>
{
    private const decimal Largest = 999_999_999_999.99m;

    private Money(decimal amount) => Amount = amount;

    /// <summary>Yuan.</summary>
    public decimal Amount { get; }

    /// <exception cref="ArgumentOutOfRangeException">Negative, too large, or finer than a fen.</exception>
    public static Money Of(decimal amount) => IsAmount(amount)
        ? new(amount)
        : throw new ArgumentOutOfRangeException(nameof(amount), amount, "Not an amount in CNY.");

    /// <summary>
    /// A plain decimal such as <c>6500.00</c>: up to 12 digits, then at most two decimals; no sign, no grouping.
    /// </summary>
    public static bool TryParse(string? text, out Money money)
    {
        var plain = text is not null && Plain().IsMatch(text);
        money = plain
            ? new(decimal.Parse(text!, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture))
            : default;
        return plain;
    }

    /// <exception cref="FormatException">Not a plain decimal amount.</exception>
    public static Money Parse(string text) =>
        TryParse(text, out var money)
            ? money
            : throw new FormatException("Not an amount in CNY: want digits, and at most two decimals.");

    public int CompareTo(Money other) => Amount.CompareTo(other.Amount);

    public static bool operator <(Money left, Money right) => left.Amount < right.Amount;

    public static bool operator >(Money left, Money right) => left.Amount > right.Amount;

    public static bool operator <=(Money left, Money right) => left.Amount <= right.Amount;

    public static bool operator >=(Money left, Money right) => left.Amount >= right.Amount;

    /// <summary>With two decimals and no grouping: <c>6500.00</c>.</summary>
    public override string ToString() => Amount.ToString("0.00", CultureInfo.InvariantCulture);

    private static bool IsAmount(decimal amount) =>
        amount is >= 0 and <= Largest && decimal.Round(amount, 2) == amount;

    [GeneratedRegex(@"\A[0-9]{1,12}(\.[0-9]{1,2})?\z")]
    private static partial Regex Plain();
}
