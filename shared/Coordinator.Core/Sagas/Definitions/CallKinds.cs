namespace Coordinator.Core.Sagas.Definitions;

/// <summary>The members that name what a step or a part of it does.</summary>
static class CallKinds
{
    public const string Http = "http";
    public const string Transaction = "transaction";
    public const string Publish = "publish";
    public const string Wait = "wait";
    public const string Tcc = "tcc";

    /// <summary>What a step can be.</summary>
    public static string[] OfStep { get; } = [Http, Transaction, Wait, Publish, Tcc];

    /// <summary>What a compensation can be.</summary>
    public static string[] OfCompensation { get; } = [Http, Transaction, Publish];

    /// <summary>What try, confirm and cancel can be.</summary>
    public static string[] OfTcc { get; } = [Http, Transaction];

    /// <summary>The one member that says what is done; a missing or a second one is noted.</summary>
    public static SourceMember? One(SourceNode node, string[] kinds, DefinitionErrors errors)
    {
        var given = node.Members.Where(member => kinds.Contains(member.Name)).ToList();
        if (given.Count == 0)
            errors.Add(node, $"Needs exactly one of {string.Join(", ", kinds)}; there is none.");
        foreach (var second in given.Skip(1))
        {
            errors.Add(second.Offset, second.Value.Pointer,
                $"Needs exactly one of {string.Join(", ", kinds)}; {given[0].Name} is there already.");
        }

        return given.FirstOrDefault();
    }
}
