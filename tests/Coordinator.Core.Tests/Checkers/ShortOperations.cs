using System.Collections.Immutable;
using System.Globalization;
using Coordinator.TestKit.Checkers;
using Coordinator.TestKit.Checkers.Histories;

namespace Coordinator.Core.Tests.Checkers;

/// <summary>
/// Operations by hand: <c>0-3</c> is ok from 0 to 3, <c>0-?</c> unknown since 0, <c>0-!</c> failed.
/// </summary>
static class ShortOperations
{
    public static ImmutableArray<ObservedOperation<TInput, TOutput>> Of<TInput, TOutput>(
        params (string Times, TInput Input, TOutput Output)[] operations) =>
        [.. operations.Select((one, place) => Of(place + 1, one.Times, one.Input, one.Output))];

    public static ObservedOperation<TInput, TOutput> Of<TInput, TOutput>(
        int number, string times, TInput input, TOutput output)
    {
        var parts = times.Split('-');
        var status = parts[1] switch
        {
            "?" => CompletionStatus.Info,
            "!" => CompletionStatus.Fail,
            _ => CompletionStatus.Ok,
        };
        return new ObservedOperation<TInput, TOutput>
        {
            Number = number,
            Process = number,
            InvokedAt = long.Parse(parts[0], CultureInfo.InvariantCulture),
            CompletedAt = status == CompletionStatus.Ok ? long.Parse(parts[1], CultureInfo.InvariantCulture) : null,
            Status = status,
            Input = input,
            Output = status == CompletionStatus.Ok ? output : default,
        };
    }
}
