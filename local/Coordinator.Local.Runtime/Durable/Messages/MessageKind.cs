using System.Text.Json.Serialization;

namespace Coordinator.Local.Runtime.Durable.Messages;

/// <summary>What a message says. The names stand in stored messages.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MessageKind>))]
enum MessageKind
{
    /// <summary>An instance is to start.</summary>
    Start,

    /// <summary>An event for an instance.</summary>
    Event,

    /// <summary>A timer is due.</summary>
    Timer,

    /// <summary>A called orchestration has ended.</summary>
    ChildEnded,

    /// <summary>An instance is to be suspended.</summary>
    Suspend,

    /// <summary>An instance is to be resumed.</summary>
    Resume,

    /// <summary>An instance is to be ended.</summary>
    Terminate,

    /// <summary>An activity is to run.</summary>
    Activity,

    /// <summary>
    /// Nothing has happened to an instance for long: somebody is to look whether anything of it was lost.
    /// </summary>
    Look,
}
