namespace Coordinator.Local.Runtime.Durable.Messages;

/// <summary>Takes messages that this host has sent to itself.</summary>
interface IMessageTaker
{
    /// <summary>Whether it takes any at present.</summary>
    bool HasRoom { get; }

    /// <summary>Takes one.</summary>
    void Take(HeldMessage message);
}
