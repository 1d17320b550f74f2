namespace Coordinator.TestKit.Durable;

/// <summary>What the code of an orchestration can ask for.</summary>
public static class EffectKinds
{
    public const string Call = "call";
    public const string Transact = "transact";
    public const string Publish = "publish";
    public const string Close = "close";
    public const string Delay = "delay";
    public const string Show = "show";
    public const string Read = "read";
    public const string Commit = "commit";
    public const string Place = "place";
    public const string Nudge = "nudge";
}
