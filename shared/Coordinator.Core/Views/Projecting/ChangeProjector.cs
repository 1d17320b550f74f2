using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.Core.Sagas.Expressions;

namespace Coordinator.Core.Views.Projecting;

/// <summary>Calls a projection, which may be anybody's code, and checks what it gives.</summary>
/// <param name="projection">The projection.</param>
sealed class ChangeProjector(IProjection projection)
{
    const int TriesMax = 3;

    static readonly JsonDocumentOptions ReadOptions = new() { MaxDepth = Limits.JsonDepthMax };

    readonly EntryRules _rules = new(projection.Aggregates);

    /// <summary>The entries of an item after a change, or why there are none.</summary>
    public Projected Project(ItemChange change)
    {
        if (change.Value is null)
            return new Projected([], Refusal: null);
        Exception? failure = null;
        for (var tries = 0; tries < TriesMax; tries++)
        {
            try
            {
                return new Projected(Entries(change.Item, change.Value), Refusal: null);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // Whatever it is, one change must not stop the view; the dead letter tells it. Only a lack of memory
                // says nothing about the change, and another try might project it.
                failure = e;
            }
        }

        return new Projected([], ReasonOf(failure!));
    }

    ImmutableArray<Entry> Entries(ItemName item, string json)
    {
        using var document = JsonDocument.Parse(json, ReadOptions);
        return _rules.Check(projection.Project(item, document.RootElement));
    }

    static string ReasonOf(Exception failure)
    {
        var text = failure is ProjectionRefusedException
            ? failure.Message
            : $"{failure.GetType().Name}: {failure.Message}";
        // Half a character, which no record can hold, becomes a replacement character.
        var valid = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            valid.Append(rune);
        return Excerpt.Of(valid.ToString(), Limits.ViewReasonCharsMax);
    }
}
