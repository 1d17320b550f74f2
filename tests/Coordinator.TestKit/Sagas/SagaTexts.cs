using System.Globalization;
using System.Text;

namespace Coordinator.TestKit.Sagas;

/// <summary>Definitions for tests.</summary>
public static class SagaTexts
{
    /// <summary>Three steps one after the other, each over HTTP with a compensation.</summary>
    public static string Three { get; } = Of(Http("seat"), Http("room"), Http("car"));

    /// <summary>A definition of steps.</summary>
    public static string Of(params string[] steps) => $$"""{"steps":[{{string.Join(',', steps)}}]}""";

    /// <summary>An HTTP step.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="more">More members, each with a comma before it.</param>
    /// <param name="isCompensated">Whether it has a compensation.</param>
    public static string Http(string name, string more = "", bool isCompensated = true)
    {
        var url = $"https://{name}.example/things";
        var compensate = isCompensated
            ? $$$""","compensate":{"http":{"method":"DELETE","url":"{{{url}}}/${saga.id}"}}""" : "";
        return $$$"""{"name":"{{{name}}}","http":{"method":"POST","url":"{{{url}}}"}{{{compensate}}}{{{more}}}}""";
    }

    /// <summary>A transaction step.</summary>
    public static string Transaction(string name, string more = "", bool isCompensated = true)
    {
        var operations = """{"operations":[{"op":"add","item":"accounts/a","path":"/balance","by":1}]}""";
        var compensate = isCompensated ? $$$""","compensate":{"transaction":{{{operations}}}}""" : "";
        return $$$"""{"name":"{{{name}}}","transaction":{{{operations}}}{{{compensate}}}{{{more}}}}""";
    }

    /// <summary>A step that publishes.</summary>
    public static string Publish(string name, string more = "", bool isCompensated = true)
    {
        var compensate = isCompensated ? ""","compensate":{"publish":{"topic":"trips","value":"undone"}}""" : "";
        return $$$"""{"name":"{{{name}}}","publish":{"topic":"trips","value":"${input}"}{{{compensate}}}{{{more}}}}""";
    }

    /// <summary>A step that waits for an event of its own name, a minute unless told.</summary>
    public static string Wait(string name, string more = "", int timeoutMs = 60_000) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $$$"""{"name":"{{{name}}}","wait":{"event":"{{{name}}}","timeoutMs":{{{timeoutMs}}}}{{{more}}}}""");

    /// <summary>A TCC step.</summary>
    public static string Tcc(string name, string more = "")
    {
        string Part(string phase) =>
            $$$""" "{{{phase}}}":{"http":{"method":"POST","url":"https://{{{name}}}.example/{{{phase}}}"}}""";
        var parts = $"{Part("try")},{Part("confirm")},{Part("cancel")}";
        return $$$"""{"name":"{{{name}}}","tcc":{{{{parts}}}}{{{more}}}}""";
    }

    /// <summary>The member <c>after</c>.</summary>
    public static string After(params string[] steps) =>
        $""","after":[{string.Join(',', steps.Select(step => $"\"{step}\""))}]""";

    /// <summary>A right definition at random: any shape, any kinds, with a pivot or without.</summary>
    public static string Random(Random random)
    {
        var count = random.Next(1, 8);
        var pivot = random.Next(2) == 0 ? random.Next(count) : -1;
        var isAfterPivot = new bool[count];
        var steps = new string[count];
        for (var step = 0; step < count; step++)
        {
            var before = Enumerable.Range(0, step).Where(_ => random.Next(3) == 0).ToArray();
            isAfterPivot[step] = before.Any(other => other == pivot || isAfterPivot[other]);
            var more = new StringBuilder(After([.. before.Select(NameOf)]));
            if (step == pivot)
                more.Append(""","pivot":true""");
            steps[step] = Step(random.Next(6), NameOf(step), more.ToString(), !isAfterPivot[step]);
        }

        return Of(steps);
    }

    /// <summary>The name of a step of a random definition.</summary>
    public static string NameOf(int step) => ((char)('a' + step)).ToString();

    static string Step(int kind, string name, string more, bool isCompensated) => kind switch
    {
        0 => Wait(name, more),
        1 => Tcc(name, more),
        2 => Transaction(name, more, isCompensated),
        3 => Publish(name, more, isCompensated),
        _ => Http(name, more, isCompensated),
    };
}
