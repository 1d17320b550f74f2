namespace Coordinator.Local.Runtime.Durable;

/// <summary>Makes ids that are never made twice.</summary>
interface IIdSource
{
    /// <summary>A new id: 32 letters and digits.</summary>
    string NewId();
}
