package org.secondread.phantoms.series;

/** What made the images, with the storage class of its single-frame objects. */
public enum Modality {
    CT("1.2.840.10008.5.1.4.1.1.2"),
    MR("1.2.840.10008.5.1.4.1.1.4");

    private final String storageClassUid;

    Modality(String storageClassUid) {
        this.storageClassUid = storageClassUid;
    }

    public String storageClassUid() {
        return storageClassUid;
    }
}
