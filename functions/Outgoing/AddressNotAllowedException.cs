namespace Coordinator.Functions.Outgoing;

/// <summary>A name leads to no address that may be connected to. Nothing was sent.</summary>
sealed class AddressNotAllowedException() : Exception("The host leads to no address that may be called.");
