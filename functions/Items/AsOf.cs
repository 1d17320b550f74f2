using System.Globalization;
using Coordinator.Core.Model;
using Coordinator.Functions.Http;
using Coordinator.Functions.Parsing;

namespace Coordinator.Functions.Items;

/// <summary>The moment of the query parameter <c>asOf</c>: one of the two.</summary>
/// <param name="Sequence">When the item's slot's log ended with this event.</param>
/// <param name="Time">A commit time.</param>
sealed record AsOf(long? Sequence, Hlc Time)
{
    const string SequenceMark = "seq:";

    /// <summary>Reads the parameter; what is wrong with it is noted.</summary>
    public static AsOf Parse(string text, RequestErrors errors)
    {
        if (text.StartsWith(SequenceMark, StringComparison.Ordinal) && long.TryParse(
            text.AsSpan(SequenceMark.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
            return new AsOf(sequence, default);
        if (Hlc.TryParse(text, out var commitTime))
            return new AsOf(Sequence: null, commitTime);
        if (RequestHead.TryParseTime(text, out var time))
            return new AsOf(Sequence: null, TimeOf(time));
        errors.Add(
            "?asOf",
            "Must be a commit time as answers carry it (16 hexadecimal digits), a time such as 2026-11-23T12:00:00Z (a "
            + "+ in an offset is written %2B), or seq: and the number of an event.");
        return new AsOf(Sequence: null, default);
    }

    /// <summary>No commit is before 1970, and none can be told after the clock's last value.</summary>
    static Hlc TimeOf(DateTimeOffset time) => time switch
    {
        _ when time < DateTimeOffset.UnixEpoch => default,
        _ when time > new Hlc(long.MaxValue).Time => new Hlc(long.MaxValue),
        _ => Hlc.At(time),
    };
}
