using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Coordinator.Core.Effects;
using Coordinator.Core.Operations;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Durable.Json;

/// <summary>
/// How effects and their results stand in the history of an orchestration. Kinds have names of their own, so that a
/// class may be renamed while histories are under way.
/// </summary>
public static class EffectJson
{
    /// <summary>Fit for everything that <see cref="IEffects"/> takes and gives, and for requests and answers.</summary>
    public static JsonSerializerOptions Options { get; } = NewOptions();

    static JsonSerializerOptions NewOptions()
    {
        var options = new JsonSerializerOptions
        {
            // What a record computes is computed again; only what it was made of is stored.
            IgnoreReadOnlyProperties = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            // Never shown in a page; escapes would make values up to six times as long.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameKinds } },
            Converters =
            {
                new JsonStringEnumConverter(), new JsonPathConverter(), new ReadResultConverter(),
                new CommitResultConverter(),
            },
        };
        options.MakeReadOnly();
        return options;
    }

    static void NameKinds(JsonTypeInfo info)
    {
        foreach (var property in info.Properties)
            property.IsRequired = false;
        if (KindsOf(info.Type) is not { Length: > 0 } kinds)
            return;
        info.PolymorphismOptions = new JsonPolymorphismOptions();
        foreach (var kind in kinds)
            info.PolymorphismOptions.DerivedTypes.Add(kind);
    }

    static JsonDerivedType[] KindsOf(Type type) => type switch
    {
        _ when type == typeof(Row) =>
        [
            new(typeof(ItemRow), "item"), new(typeof(VoteRow), "vote"), new(typeof(OutcomeRow), "outcome"),
            new(typeof(OutboxRow), "outbox"), new(typeof(GuardRow), "guard"), new(typeof(OriginRow), "origin"),
            new(typeof(OpenRow), "open"), new(typeof(HeadRow), "head"), new(typeof(EventRow), "event"),
            new(typeof(HistoryRow), "history"), new(typeof(FenceRow), "fence"), new(typeof(JoiningRow), "joining"),
        ],
        _ when type == typeof(RowKey) =>
        [
            new(typeof(ItemKey), "item"), new(typeof(VoteKey), "vote"), new(typeof(OutcomeKey), "outcome"),
            new(typeof(OutboxKey), "outbox"), new(typeof(GuardKey), "guard"), new(typeof(OriginKey), "origin"),
            new(typeof(OpenKey), "open"), new(typeof(HeadKey), "head"), new(typeof(EventKey), "event"),
            new(typeof(HistoryKey), "history"), new(typeof(FenceKey), "fence"), new(typeof(JoiningKey), "joining"),
        ],
        _ when type == typeof(RowWrite) =>
        [
            new(typeof(InsertRow), "insert"), new(typeof(ReplaceRow), "replace"), new(typeof(DeleteRow), "delete"),
            new(typeof(TouchRow), "touch"),
        ],
        _ when type == typeof(Operation) =>
        [
            new(typeof(PutOperation), "put"), new(typeof(MergeOperation), "merge"), new(typeof(AddOperation), "add"),
            new(typeof(DeleteOperation), "delete"), new(typeof(CheckOperation), "check"),
            new(typeof(ReadOperation), "read"), new(typeof(PublishOperation), "publish"),
            new(typeof(FenceOperation), "fence"),
        ],
        _ => [],
    };
}
