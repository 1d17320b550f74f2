using Coordinator.Core.Effects;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Conditions;

/// <summary>
/// Shows that a condition is necessary: the same story is told twice. With the condition all promises are kept;
/// without it one is broken, in the way that the story is about, so a story that lost its point fails too.
/// </summary>
static class Condition
{
    /// <param name="shape">Replicas of the slots, and the slots with items.</param>
    /// <param name="without">Takes the condition out of what hosts send and see.</param>
    /// <param name="tell">The story.</param>
    /// <param name="broken">A part of the finding that the story is about.</param>
    public static void IsNecessary(
        (int[] Replicas, int[] Items) shape, Func<IEffects, IEffects> without, Action<Story> tell, string broken) =>
        IsNecessary(shape, new NodeOptions { Decorate = without }, tell, broken);

    /// <summary>The same for a condition that the story itself leaves out (<see cref="Story.IsWithout"/>).</summary>
    public static void IsNecessary((int[] Replicas, int[] Items) shape, Action<Story> tell, string broken) =>
        IsNecessary(shape, new NodeOptions(), tell, broken);

    /// <summary>The same for a condition that is an option or an injected source.</summary>
    public static void IsNecessary(
        (int[] Replicas, int[] Items) shape, NodeOptions without, Action<Story> tell, string broken)
    {
        Holds(shape, tell);
        var story = new Story(shape.Replicas, shape.Items, without, isWithout: true);
        Tell(story, tell);
        Assert.True(
            story.Findings.Any(finding => finding.Contains(broken, StringComparison.Ordinal)),
            $"Without the condition nothing broke as expected ({broken}). {Report(story)}");
    }

    /// <summary>Tells a story of the protocol as it is.</summary>
    public static void Holds((int[] Replicas, int[] Items) shape, Action<Story> tell)
    {
        var story = new Story(shape.Replicas, shape.Items, new NodeOptions(), isWithout: false);
        Tell(story, tell);
        Assert.True(story.Findings.Count == 0, Report(story));
    }

    static string Report(Story story) =>
        $"Found: {string.Join("; ", story.Findings)}\n{story.World.Network.Trace}";

    static void Tell(Story story, Action<Story> tell)
    {
        try
        {
            tell(story);
            story.Judge();
        }
        catch (SimulationFailedException failure)
        {
            story.Note(failure);
        }
    }
}
