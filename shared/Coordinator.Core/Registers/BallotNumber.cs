using System.Globalization;

namespace Coordinator.Core.Registers;

/// <summary>
/// The number of a ballot: a counter, and who proposes as the tie-break, so that no two proposers ever share one.
/// </summary>
/// <param name="Counter">Counts up from 1; 0 for no ballot.</param>
/// <param name="Proposer">Whose it is: letters and digits; empty for no ballot.</param>
public sealed record BallotNumber(long Counter, string Proposer) : IComparable<BallotNumber>
{
    /// <summary>Below every ballot: nothing was promised, nothing accepted.</summary>
    public static BallotNumber None { get; } = new(0, "");

    /// <summary>Reads the text form of a stored row; anything else there is corruption.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static BallotNumber Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var isRead = long.TryParse(
            text.AsSpan(0, Math.Max(dot, 0)), NumberStyles.None, CultureInfo.InvariantCulture, out var counter);
        var proposer = text[(dot + 1)..];
        if (!isRead || !proposer.All(char.IsAsciiLetterOrDigit) || proposer.Length == 0 != (counter == 0))
            throw new FormatException("Not the number of a ballot.");
        return new BallotNumber(counter, proposer);
    }

    /// <inheritdoc />
    public int CompareTo(BallotNumber? other)
    {
        if (other is null)
            return 1;
        var byCounter = Counter.CompareTo(other.Counter);
        return byCounter != 0 ? byCounter : string.CompareOrdinal(Proposer, other.Proposer);
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Counter}.{Proposer}");

    /// <summary>Whether the left comes first.</summary>
    public static bool operator <(BallotNumber left, BallotNumber right) => Comparer(left, right) < 0;

    /// <summary>Whether the left comes later.</summary>
    public static bool operator >(BallotNumber left, BallotNumber right) => Comparer(left, right) > 0;

    /// <summary>Whether the left does not come later.</summary>
    public static bool operator <=(BallotNumber left, BallotNumber right) => Comparer(left, right) <= 0;

    /// <summary>Whether the left does not come first.</summary>
    public static bool operator >=(BallotNumber left, BallotNumber right) => Comparer(left, right) >= 0;

    static int Comparer(BallotNumber left, BallotNumber right) => Comparer<BallotNumber>.Default.Compare(left, right);
}
